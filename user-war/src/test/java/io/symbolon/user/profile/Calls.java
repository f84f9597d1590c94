package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Calls of a profile, over HTTP. */
final class Calls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    Calls(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path, TestTokens token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    /** @param headers names and values, taking turns */
    HttpResponse<String> patch(String path, TestTokens token, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path, token).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.strict().readTree(answer.body());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String slug) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).get("type").textValue()).isEqualTo("urn:symbolon:problem:" + slug);
    }

    private HttpRequest.Builder request(String path, TestTokens token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/user-war/" + path))
                .header("Authorization", "Bearer " + token.compact());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
