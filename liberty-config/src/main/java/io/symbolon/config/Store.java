package io.symbolon.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A PKCS12 file and its password. */
record Store(Path file, String password) {
    /** The certificate under this alias, or nothing when there is no such file, no such alias or another password. */
    Optional<X509Certificate> certificate(String alias) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable((X509Certificate) load().getCertificate(alias));
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty(); // unreadable with today's password: made anew
        }
    }

    /** Makes this a store with that one key and its chain. */
    void take(Store from, String alias) throws IOException, GeneralSecurityException {
        KeyStore source = from.load();
        Key key = source.getKey(alias, from.password.toCharArray());
        KeyStore target = empty();
        target.setKeyEntry(alias, key, password.toCharArray(), source.getCertificateChain(alias));
        save(target);
    }

    /** Makes this a store that trusts that one authority. */
    void trust(Certificate authority) throws IOException, GeneralSecurityException {
        KeyStore target = empty();
        target.setCertificateEntry("development-ca", authority);
        save(target);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private void save(KeyStore store) throws IOException {
        OwnerOnly.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                store.store(out, password.toCharArray());
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        });
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    @Override
    public String toString() {
        return "Store[" + file + "]";
    }
}
