package io.symbolon.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate authority that is no development run's, and one server's identity from it, for {@code localhost}. */
final class OwnAuthority {
    private static final List<String> AUTHORITY =
            Keytool.key("-alias", "ca", "-dname", "CN=Example Issuing CA", "-ext", "bc:c=ca:true,pathlen:0");
    private static final List<String> SERVER =
            Keytool.key("-alias", "server", "-dname", "CN=example", "-signer", "ca", "-ext", "san=dns:localhost");

    private final Path directory;
    private final String password;

    private OwnAuthority(Path directory, String password) {
        this.directory = directory;
        this.password = password;
    }

    /** Makes all of it anew, in stores of that password. */
    static OwnAuthority found(Path directory, String password) throws IOException, GeneralSecurityException {
        Folders.delete(directory);
        Files.createDirectories(directory);
        OwnAuthority authority = new OwnAuthority(directory, password);
        authority.keytool(AUTHORITY);
        authority.keytool(SERVER);
        authority.handOutTrust();
        authority.handOutIdentity();
        return authority;
    }

    /** Another certificate for the server, where the first was. Whom to trust stays. */
    void renew() throws IOException, GeneralSecurityException {
        keytool(List.of("-delete", "-alias", "server"));
        keytool(SERVER);
        handOutIdentity();
    }

    /** From here on the server is to show what it has from another authority. */
    void show(OwnAuthority other) throws IOException {
        Path unfinished = keyStore().resolveSibling("unfinished.p12");
        Files.copy(other.keyStore(), unfinished);
        Files.move(unfinished, keyStore(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** From here on whoever starts with this trust store is to trust these. */
    void trust(List<OwnAuthority> authorities) throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        for (OwnAuthority authority : authorities) {
            trusted.setCertificateEntry("ca" + trusted.size(), authority.made().getCertificate("ca"));
        }
        save(trusted, trustStore());
    }

    Path keyStore() {
        return directory.resolve("server.p12");
    }

    Path trustStore() {
        return directory.resolve("authorities.p12");
    }

    /** In PEM. */
    Path certificate() {
        return directory.resolve("ca.pem");
    }

    private Path workshop() {
        return directory.resolve("ca.p12");
    }

    private void handOutIdentity() throws IOException, GeneralSecurityException {
        KeyStore made = made();
        KeyStore identity = empty();
        identity.setKeyEntry(
                "server",
                made.getKey("server", password.toCharArray()),
                password.toCharArray(),
                made.getCertificateChain("server"));
        save(identity, keyStore());
    }

    private void handOutTrust() throws IOException, GeneralSecurityException {
        trust(List.of(this));
        Files.writeString(certificate(), pem(made().getCertificate("ca")));
    }

    private KeyStore made() throws IOException, GeneralSecurityException {
        KeyStore made = empty();
        try (InputStream in = Files.newInputStream(workshop())) {
            made.load(in, password.toCharArray());
        }
        return made;
    }

    private void keytool(List<String> work) throws IOException {
        Keytool.run(workshop(), password, work);
    }

    private void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        Path unfinished = file.resolveSibling("unfinished.p12");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            store.store(out, password.toCharArray());
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE); // a server may be about to read it
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
