package io.symbolon.common.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Plays auth's service-token call and a provider's token endpoint on a port of its own: numbers the tokens, keeps the requests, can be held or made to fail. */
final class StubAuth implements AutoCloseable {
    /** One canned answer. */
    record Answer(int status, String body, String header, String value) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Answer failure;
    private volatile boolean once;
    private volatile long expiresIn = 600;

    StubAuth() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/auth/service-token", this::answer);
        server.createContext("/oauth2/token", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    StubAuth lifeOfTokens(long seconds) {
        this.expiresIn = seconds;
        return this;
    }

    void fail(int status, String body) {
        failure = new Answer(status, body, "Cache-Control", "no-store");
    }

    void fail(int status, String body, String retryAfter) {
        failure = new Answer(status, body, "Retry-After", retryAfter);
    }

    /** The next request only. */
    void failOnce(int status, String body) {
        fail(status, body);
        once = true;
    }

    void redirectTo(String location) {
        failure = new Answer(307, "", "Location", location);
    }

    void recover() {
        failure = null;
    }

    /** Requests are taken but not answered until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(request(exchange));
            int number = requests.size();
            awaitGate();
            Answer answer = failure != null ? failure : new Answer(200, token(number), "Cache-Control", "no-store");
            if (once) {
                once = false;
                failure = null;
            }
            exchange.getResponseHeaders().set(answer.header(), answer.value());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A form is kept as an object too, with the path and the Authorization header beside its parameters. */
    private JsonNode request(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestHeaders().getFirst("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            return json.readTree(body);
        }
        ObjectNode form = json.createObjectNode();
        for (String parameter : body.split("&")) {
            String[] pair = parameter.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form.put("path", exchange.getRequestURI().getPath())
                .put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String token(int number) {
        return """
                {"access_token":"token-%d","token_type":"Bearer","expires_in":%d,"scope":"email:send"}""".formatted(number, expiresIn);
    }

    private void awaitGate() {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("nobody released the stub"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
