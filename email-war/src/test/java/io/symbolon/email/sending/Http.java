package io.symbolon.email.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The service, seen from outside. */
final class Http {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Http(URI base) {
        this.base = base;
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return Json.tolerant().readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + response.body(), e);
            }
        }

        String text(String member) {
            return json().path(member).asText();
        }
    }

    Answer post(String body, String token, String... headers) {
        HttpRequest.Builder request = request("send", token, headers);
        return answer(request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer get(String path, String token) {
        return answer(request(path, token).GET().build());
    }

    /** The status for who brings neither token nor body. */
    int call(String method, String path) {
        return answer(request(path, null)
                        .header("Content-Type", "application/json")
                        .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody())
                        .build())
                .status();
    }

    Answer call(String method, String path, String token) {
        return answer(request(path, token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** The status of an answer to a request with that {@code Host}. */
    int statusAs(String host, String path) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "GET /" + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String body(Map<String, Object> members) {
        try {
            return Json.strict().writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer answer(HttpRequest request) {
        try {
            return new Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
