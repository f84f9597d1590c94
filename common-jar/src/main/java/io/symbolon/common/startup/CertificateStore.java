package io.symbolon.common.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A PKCS12 file that the server's TLS is built on. */
final class CertificateStore {
    /** The name every development CA bears, so that no production server takes one for a real authority. */
    static final String DEVELOPMENT_CA = "CN=Symbolon development CA";

    private CertificateStore() {}

    /** Why production refuses this store, or nothing. */
    static Optional<String> faultOf(Path file, String password) {
        try {
            return certificates(file, password).stream().anyMatch(CertificateStore::isDevelopment)
                    ? Optional.of("holds a certificate of the development CA")
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("names no file: " + file);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("cannot be read from " + file + ": " + Line.of(e));
        }
    }

    /**
     * When the first of its certificates expires; empty when it holds none.
     *
     * @throws IOException when the file cannot be read
     * @throws GeneralSecurityException when what it holds cannot
     */
    static Optional<Instant> firstExpiry(Path file, String password) throws IOException, GeneralSecurityException {
        return certificates(file, password).stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }

    /** One of each entry: that of the server itself, or of an authority. */
    private static List<X509Certificate> certificates(Path file, String password)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            List<X509Certificate> certificates = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
            return certificates;
        }
    }

    private static boolean isDevelopment(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName().contains(DEVELOPMENT_CA);
    }
}
