package io.symbolon.property;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** auth, as far as this service asks it: gives tokens, and answers about accounts as told. Leads the settings to itself. */
public final class AuthStub implements ConfigSource {
    private static final int PRECEDENCE = 1000;
    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, String> ASKED = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private final Map<String, String> settings = Map.of("services.auth.url", url());

    /** A status of 0 breaks the connection. */
    public record Answer(int status, String type, String body) {
        public static Answer problem(int status, String slug) {
            String body = "{\"type\":\"urn:symbolon:problem:" + slug + "\",\"status\":" + status + "}";
            return new Answer(status, "application/problem+json", body);
        }
    }

    /** From now on, for this path. */
    public static void on(String path, Answer answer) {
        ANSWERS.put(path, answer);
    }

    /**
     * What was sent in {@code Authorization} for this path, or for a token as body, a line a request; null when
     * nobody asked.
     */
    public static String asked(String path) {
        return ASKED.get(path);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", AuthStub::answer);
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static String url() {
        return "http://localhost:" + SERVER.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            ASKED.merge(path, authorization == null ? body : authorization, (before, now) -> before + "\n" + now);
            Answer answer = ANSWERS.getOrDefault(path, Answer.problem(404, "not-found"));
            if (answer.status() != 0) {
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.sendResponseHeaders(answer.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public String getValue(String name) {
        return settings.get(name);
    }

    @Override
    public String getName() {
        return "auth-stub";
    }

    @Override
    public int getOrdinal() {
        return PRECEDENCE;
    }
}
