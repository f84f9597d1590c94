package io.symbolon.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The deployed service as its clients see it. */
public final class Calls {
    static final String VILLA = """
            {"name":"Villa","type":"house",
             "address":{"street":"Calle 1","city":"Quito","postal_code":"170150","country":"EC"}}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    public Calls(int port) {
        this.port = port;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/property-war" + path));
    }

    public HttpRequest.Builder request(String path, TestTokens token) {
        return request(path).header("Authorization", "Bearer " + token.compact());
    }

    /** Keeps a villa; answers its path. */
    public String create(TestTokens owner) {
        HttpResponse<String> created =
                send(request("/api/properties/", owner).header("Content-Type", "application/json"), "POST", VILLA);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return "/api/property/" + json(created).get("id").textValue();
    }

    HttpResponse<String> patch(String path, TestTokens token, String patch) {
        return send(request(path, token).header("Content-Type", "application/merge-patch+json"), "PATCH", patch);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String method, String body) {
        return send(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.strict().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").textValue()).isEqualTo("urn:symbolon:problem:" + slug);
    }
}
