package io.symbolon.email.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Which mail hosts are believed: those certified by the authorities of the Java runtime, or only by the ones in the PEM
 * file {@code smtp.ca.file}. Never the platform's own authority: a mail host is no service of ours.
 */
final class HostTrust {
    private HostTrust() {}

    /** @throws IllegalArgumentException naming the setting, when the file holds no certificate */
    static SSLSocketFactory sockets(Optional<Path> authorities) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isPresent() ? keyStore(authorities.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalArgumentException("smtp.ca.file holds no readable certificates", unreadable);
        }
    }

    private static KeyStore keyStore(Path authorities) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authorities)) {
            int number = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + number++, authority);
            }
        }
        if (trusted.size() == 0) {
            throw new IOException("no certificate");
        }
        return trusted;
    }
}
