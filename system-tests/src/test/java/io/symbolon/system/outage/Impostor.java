package io.symbolon.system.outage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Somebody with property-service's certificate, or a wrong one, who answers everything in one way. Thread-safe. */
final class Impostor implements AutoCloseable {
    private final HttpsServer server;
    private final AtomicInteger answers = new AtomicInteger();

    private Impostor(HttpsServer server) {
        this.server = server;
    }

    static Impostor answering(Symbolon symbolon, int status, String type, String body)
            throws IOException, GeneralSecurityException {
        return start(propertys(symbolon), status, type, body);
    }

    static Impostor showing(WrongCertificate certificate, Symbolon symbolon, Path directory)
            throws IOException, GeneralSecurityException {
        char[] password = WrongCertificate.password(symbolon).toCharArray();
        SSLContext identity = identity(certificate.issue(symbolon, directory), password);
        return start(identity, 200, "application/json", "{}");
    }

    private static Impostor start(SSLContext identity, int status, String type, String body) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        Impostor impostor = new Impostor(server);
        server.createContext("/", exchange -> impostor.answer(exchange, status, type, body));
        server.start();
        return impostor;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How often it was asked and did answer. */
    int answers() {
        return answers.get();
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        }
        answers.incrementAndGet();
    }

    private static SSLContext propertys(Symbolon symbolon) throws IOException, GeneralSecurityException {
        char[] password =
                symbolon.secret(Service.PROPERTY.name() + "_KEYSTORE_PASSWORD").toCharArray();
        Path file = symbolon.platform().authority().resolveSibling("tls").resolve("property.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return identity(store, password);
    }

    private static SSLContext identity(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
