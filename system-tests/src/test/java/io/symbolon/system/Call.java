package io.symbolon.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A request in the making; nothing goes out before {@link #send()}. Not thread-safe. */
public final class Call {
    private final Http http;
    private final String method;
    private final HttpRequest.Builder request;
    private BodyPublisher body = BodyPublishers.noBody();

    Call(Http http, String method, URI uri) {
        this.http = http;
        this.method = method;
        this.request = HttpRequest.newBuilder(uri).timeout(Http.PATIENCE);
    }

    public Call bearer(String accessToken) {
        http.remember(accessToken);
        return header("Authorization", "Bearer " + accessToken);
    }

    /** HTTP Basic as RFC 6749 §2.3.1 wants it: both parts form-encoded first. */
    public Call basic(String id, String secret) {
        http.remember(secret);
        String pair = encode(id) + ":" + encode(secret);
        return header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** A map, list, record or JsonNode, in JSON; member names as they are given. */
    public Call json(Object value) {
        JsonNode tree = Answer.JSON.valueToTree(value);
        Answer.credentials(tree).forEach(http::remember);
        return body("application/json", tree.toString());
    }

    public Call form(Map<String, String> fields) {
        Answer.credentials(Answer.JSON.valueToTree(fields)).forEach(http::remember);
        return body(
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** Any text as any type. */
    public Call body(String type, String text) {
        return body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any octets as any type. */
    public Call body(String type, byte[] octets) {
        body = BodyPublishers.ofByteArray(octets);
        return header("Content-Type", type);
    }

    /** Waits for the answer, whatever its status. @throws java.io.UncheckedIOException when there is none */
    public Answer send() {
        return http.send(request.method(method, body).build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
