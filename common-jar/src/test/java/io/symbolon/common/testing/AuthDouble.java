package io.symbolon.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The played auth's HTTP: CONTRACT section 4, as far as services use it. */
final class AuthDouble implements AutoCloseable {
    /** A status, and what is written as JSON. */
    record Answer(int status, String type, Object body) {
        static Answer ok(Object body) {
            return new Answer(200, "application/json", body);
        }

        static Answer error(int status, String code) {
            return new Answer(status, "application/json", Map.of("error", code));
        }

        static Answer problem(int status, String slug) {
            return new Answer(
                    status,
                    "application/problem+json",
                    Map.of("type", "urn:symbolon:problem:" + slug, "status", status));
        }
    }

    /** Answers one kind of call. */
    private interface Call {
        Answer answer(Parameters request);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AuthState state;

    AuthDouble(AuthState state) {
        this.state = state;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        Tokens tokens = new Tokens(state);
        on("/.well-known/jwks.json", request -> Answer.ok(tree(TestKey.TRUSTED.jwks())));
        for (String path : List.of("/v1/auth/service-token", "/v1/auth/token-service", "/oauth2/token")) {
            on(path, tokens::grant);
        }
        on("/v1/auth/validate-token", tokens::validate);
        on("/v1/auth/validate-service-token", tokens::validateServiceToken);
        on("/v1/auth/revoke-token", tokens::revoke);
        on("/v1/auth/users/", tokens::user);
        on("/v1/auth/revocations", request -> Answer.ok(state.page(request.get("since"))));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void on(String path, Call call) {
        server.createContext(path, exchange -> {
            try (exchange) {
                state.called(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath());
                Parameters request = Parameters.of(exchange);
                int failure = state.failure();
                send(exchange, failure == 0 ? call.answer(request) : Answer.error(failure, "temporarily_unavailable"));
            }
        });
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = Json.tolerant().writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tolerant().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
