package io.symbolon.user.profile;

import io.symbolon.common.testing.UnusedPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Opens Arquillian's server for HTTPS as long as it is open: the one way by which a production server is reached. */
final class HttpsDoor implements AutoCloseable {
    private static final Path SERVER = Path.of(
            System.getProperty("arquillian.usr.dir"),
            "servers",
            System.getProperty("arq.container.liberty.configuration.serverName"));
    private static final char[] PASSWORD = "of-no-use-here".toCharArray();

    private final Path configuration = SERVER.resolve("configDropins/overrides/https.xml");
    private final URI url;

    HttpsDoor() throws IOException {
        int port = UnusedPort.find();
        url = URI.create("https://localhost:" + port);
        Files.createDirectories(configuration.getParent());
        Files.writeString(configuration, """
                <server>
                  <featureManager><feature>transportSecurity-1.0</feature></featureManager>
                  <keyStore id="defaultKeyStore" password="%s"/>
                  <httpEndpoint id="defaultHttpEndpoint" httpsPort="%d"/>
                </server>
                """.formatted(new String(PASSWORD), port));
    }

    URI url() {
        return url;
    }

    /** Trusting the certificate that Liberty makes for itself, once it has. */
    SocketFactory sockets() throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(SERVER.resolve("resources/security/key.p12"))) {
            own.load(file, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("default"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Override
    public void close() throws IOException {
        Files.delete(configuration);
    }
}
