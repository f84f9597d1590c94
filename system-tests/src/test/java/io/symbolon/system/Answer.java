package io.symbolon.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;

/** What came back. Immutable. */
public record Answer(HttpResponse<String> response) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Members that hold what must not be logged. */
    private static final List<String> SECRET = List.of(
            "access_token",
            "refresh_token",
            "service_token",
            "token",
            "ticket",
            "password",
            "new_password",
            "current_password",
            "client_secret",
            "subject_token",
            "client_assertion");

    /** How short a text may be and still be a secret: a shorter one is part of an ordinary word. */
    private static final int SHORTEST = 12;

    public int status() {
        return response.statusCode();
    }

    /** The whole body. */
    public String text() {
        return response.body();
    }

    /** The first header of that name, or null. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    /** What the access token in the body says. */
    public JsonNode claims() {
        try {
            return JSON.readTree(
                    Base64.getUrlDecoder().decode(text("access_token").split("\\.")[1]));
        } catch (IOException noToken) {
            throw new UncheckedIOException(noToken);
        }
    }

    /** The tokens and passwords in the body. */
    List<String> credentials() {
        return text().startsWith("{") ? credentials(json()) : List.of();
    }

    static List<String> credentials(JsonNode body) {
        return SECRET.stream()
                .flatMap(name -> body.findValuesAsText(name).stream())
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    /** A member of the body as text, or null. */
    public String text(String member) {
        return json().path(member).asText(null);
    }

    /** This, when it has the status. @throws AssertionError with everything else that is known */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("expected " + status + " but was " + this);
        }
        return this;
    }

    /** This, when it is a problem of the contract's section 8: status, slug, media type, correlation id. */
    public Answer expectProblem(int status, String slug) {
        expect(status);
        String instance = "urn:uuid:" + header("X-Correlation-Id");
        boolean good = "application/problem+json".equals(header("Content-Type"))
                && ("urn:symbolon:problem:" + slug).equals(text("type"))
                && json().path("status").asInt() == status
                && !json().path("title").asText("").isBlank()
                && instance.equals(text("instance"));
        if (!good) {
            throw new AssertionError("expected the problem " + slug + " but was " + this);
        }
        return this;
    }

    /** This, when it is the 401 of a bearer-protected resource with that reason. */
    public Answer expectReason(String reason) {
        expectProblem(401, "unauthorized");
        if (!reason.equals(text("reason")) || !header("WWW-Authenticate").startsWith("Bearer realm=\"symbolon\"")) {
            throw new AssertionError("expected the reason " + reason + " but was " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status() + " to " + response.request().method() + " " + response.uri() + "\n"
                + response.headers().map() + "\n" + text();
    }
}
