package io.symbolon.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * The development CA of one platform, and the servers' certificates. Each is kept until 30 days before it expires. The
 * CA's key stays in its own store, whose password no server is handed.
 */
final class CertificateAuthority {
    static final Duration RENEWAL = Duration.ofDays(30);

    /** Production servers know the development CA by this name and refuse it. */
    private static final String NAME = "CN=Symbolon development CA";

    /** A clock in a container may be behind, one in a test is. */
    private static final String SINCE_YESTERDAY = "-1d";

    private static final String AUTHORITY = "ca";
    private static final String SERVER = "server";

    private static final String[] AUTHORITY_KEY = {
        "-genkeypair",
        "-alias",
        AUTHORITY,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        NAME,
        "-startdate",
        SINCE_YESTERDAY,
        "-validity",
        "3650",
        "-ext",
        "bc:c=ca:true,pathlen:0",
        "-ext",
        "ku:c=keyCertSign,cRLSign"
    };

    private final Path directory;
    private final Store store;
    private final Clock clock;

    CertificateAuthority(Path directory, String password, Clock clock) {
        this.directory = directory;
        this.store = new Store(directory.resolve("ca.p12"), password);
        this.clock = clock;
    }

    /** The authority's certificate, made when there is none or it expires soon. */
    X509Certificate certificate() throws IOException {
        return store.certificate(AUTHORITY).filter(this::lastsLongEnough).orElseGet(this::found);
    }

    /** A certificate for {@code localhost} in the service's name, made when there is none, it expires soon or is another CA's. */
    void issue(Service service, Store identity) throws IOException, GeneralSecurityException {
        X509Certificate authority = certificate();
        boolean good = identity.certificate(SERVER)
                .filter(this::lastsLongEnough)
                .filter(certificate -> isSignedBy(certificate, authority))
                .isPresent();
        if (!good) {
            sign(service, identity);
        }
    }

    /** The PEM form of the authority's certificate, for {@code curl --cacert}. */
    static String pem(X509Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private X509Certificate found() {
        try {
            Path workshop = workshop();
            Keytool.run(workshop, store.password(), AUTHORITY_KEY);
            OwnerOnly.write(store.file(), copy -> Files.write(copy, Files.readAllBytes(workshop)));
            Files.delete(workshop);
            return store.certificate(AUTHORITY).orElseThrow();
        } catch (IOException e) {
            throw new Refusal("the development CA cannot be made: " + e);
        }
    }

    private void sign(Service service, Store identity) throws IOException, GeneralSecurityException {
        Path workshop = workshop();
        try {
            OwnerOnly.write(workshop, copy -> Files.write(copy, Files.readAllBytes(store.file())));
            Keytool.run(workshop, store.password(), serverKey(service));
            identity.take(new Store(workshop, store.password()), SERVER);
        } finally {
            Files.deleteIfExists(workshop);
        }
    }

    private static String[] serverKey(Service service) {
        String names = "san=dns:localhost,dns:" + service.serviceName() + ",ip:127.0.0.1,ip:::1";
        return new String[] {
            "-genkeypair",
            "-alias",
            SERVER,
            "-signer",
            AUTHORITY,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + service.serviceName(),
            "-startdate",
            SINCE_YESTERDAY,
            "-validity",
            "365",
            "-ext",
            names,
            "-ext",
            "ku:c=digitalSignature",
            "-ext",
            "eku=serverAuth,clientAuth"
        };
    }

    /** Where keytool works: a new file among files that only their owner reaches. */
    private Path workshop() throws IOException {
        Path file = OwnerOnly.directory(directory).resolve("workshop.p12");
        Files.deleteIfExists(file);
        return file;
    }

    private boolean lastsLongEnough(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWAL));
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // of an authority that is gone
        }
    }
}
