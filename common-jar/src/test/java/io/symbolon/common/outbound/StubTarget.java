package io.symbolon.common.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A called service that keeps the Authorization headers it was sent. */
final class StubTarget implements AutoCloseable {
    private final HttpServer server;
    private final List<List<String>> authorizations = new CopyOnWriteArrayList<>();
    private final List<List<String>> internalTokens = new CopyOnWriteArrayList<>();
    private final List<String> correlations = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String location;

    StubTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The values of the header, call by call. */
    List<List<String>> authorizations() {
        return List.copyOf(authorizations);
    }

    /** The values of X-Internal-Token, call by call. */
    List<List<String>> internalTokens() {
        return List.copyOf(internalTokens);
    }

    /** The correlation ids, call by call; "null" where there was none. */
    List<String> correlations() {
        return List.copyOf(correlations);
    }

    void answerWith(int status) {
        this.status = status;
    }

    void redirectTo(String url) {
        this.location = url;
        this.status = 307;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            internalTokens.add(exchange.getRequestHeaders().getOrDefault("X-Internal-Token", List.of()));
            correlations.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
