package io.symbolon.user;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** auth and property, as far as this service calls them: answers as told, and keeps what it was asked. */
public final class Stub {
    /** Started with its class: settings name its port before anything is configured. */
    public static final Stub PLATFORM = new Stub();

    private static final String TOKEN = "/v1/auth/service-token";

    private final HttpServer server;
    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What came. */
    public record Request(String method, String path, Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            return Stub.json(body);
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What goes; a status of 0 breaks the connection. */
    public record Answer(int status, String type, String body, Map<String, String> headers) {
        public static Answer json(String body) {
            return new Answer(200, "application/json", body, Map.of());
        }

        public static Answer problem(int status, String slug) {
            String body = "{\"type\":\"urn:symbolon:problem:" + slug + "\",\"status\":" + status + "}";
            return new Answer(status, "application/problem+json", body, Map.of());
        }

        public Answer with(String header, String value) {
            return new Answer(status, type, body, Map.of(header, value));
        }
    }

    private Stub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        reset();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Gives tokens, and 404 for everything else. */
    public void reset() {
        answers.clear();
        requests.clear();
        on(
                TOKEN,
                request -> Answer.json("{\"access_token\":\"for-"
                        + request.json().path("audience").asText()
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":600}"));
    }

    /** From now on, for paths that begin so; the longest counts. */
    public void on(String path, Function<Request, Answer> answer) {
        answers.put(path, answer);
    }

    /** What came on paths that begin so. */
    public List<Request> requests(String path) {
        return requests.stream().filter(it -> it.path().startsWith(path)).toList();
    }

    public static JsonNode json(String text) {
        try {
            return Json.strict().readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Request request = new Request(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body);
            requests.add(request);
            Answer answer = answerTo(path).apply(request);
            if (answer.status() == 0) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Function<Request, Answer> answerTo(String path) {
        return answers.entrySet().stream()
                .filter(it -> path.startsWith(it.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(request -> Answer.problem(404, "not-found"));
    }
}
