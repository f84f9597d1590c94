package io.symbolon.common.outbound;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A called service that keeps the Authorization headers it was sent. */
final class StubTarget implements AutoCloseable {
    private final HttpServer server;
    private final List<List<String>> authorizations = new CopyOnWriteArrayList<>();
    private final List<List<String>> internalTokens = new CopyOnWriteArrayList<>();
    private final List<String> correlations = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch refusals = new CountDownLatch(0);
    private volatile String refusedToken;
    private volatile String reply = "";
    private volatile int status = 204;
    private volatile String location;
    private volatile String challenge;

    StubTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
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

    /** The bodies, call by call. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** Calls with this token are answered 401, once so many of them have come. */
    void refuse(String token, int callsTogether) {
        refusedToken = token;
        refusals = new CountDownLatch(callsTogether);
    }

    /** What is answered to a call that is not refused. */
    void reply(int status, String body) {
        this.status = status;
        this.reply = body;
    }

    /** The challenge of every answer from now on. */
    void challenge(String challenge) {
        this.challenge = challenge;
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
            Headers headers = exchange.getRequestHeaders();
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authorizations.add(headers.getOrDefault("Authorization", List.of()));
            internalTokens.add(headers.getOrDefault("X-Internal-Token", List.of()));
            correlations.add(String.valueOf(headers.getFirst("X-Correlation-Id")));
            if (challenge != null) {
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
            }
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            if (("Bearer " + refusedToken).equals(headers.getFirst("Authorization"))) {
                awaitTheOthers();
                send(exchange, 401, "refused");
            } else {
                exchange.getResponseHeaders().set("X-Answered", "yes");
                send(exchange, status, reply);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitTheOthers() throws IOException {
        refusals.countDown();
        try {
            if (!refusals.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the other calls never came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
