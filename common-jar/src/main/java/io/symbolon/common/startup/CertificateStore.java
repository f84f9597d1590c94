package io.symbolon.common.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;

/** A PKCS12 file that the server's TLS is built on. */
final class CertificateStore {
    /** The name every development CA bears, so that no production server takes one for a real authority. */
    static final String DEVELOPMENT_CA = "CN=Symbolon development CA";

    private CertificateStore() {}

    /** Why production refuses this store, or nothing. */
    static Optional<String> faultOf(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (isDevelopment(store.getCertificate(alias))) {
                    return Optional.of("holds a certificate of the development CA");
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("names no file: " + file);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("cannot be read from " + file + ": " + Line.of(e));
        }
    }

    private static boolean isDevelopment(Certificate certificate) {
        return certificate instanceof X509Certificate x509
                && x509.getIssuerX500Principal().getName().contains(DEVELOPMENT_CA);
    }
}
