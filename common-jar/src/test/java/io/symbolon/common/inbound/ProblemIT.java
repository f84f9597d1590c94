package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9457 and CONTRACT section 8: whatever goes wrong, also in the container, is a problem. */
@ExtendWith(ArquillianExtension.class)
class ProblemIT {
    private static final String JSON = "application/json";
    private static final String GOOD = "{\"display_name\":\"Ada\"}";

    @ArquillianResource
    URI base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return Samples.sound("problem.war");
    }

    @BeforeEach
    void client() {
        http = new Http(base);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> http.get("/health/ready").status() == 200);
    }

    private static void problem(Http.Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText())
                .isEqualTo(slug.equals("about:blank") ? slug : "urn:symbolon:problem:" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().has("detail")).isEqualTo(!slug.equals("about:blank"));
        assertThat(answer.json().path("instance").asText()).isEqualTo("urn:uuid:" + answer.header("X-Correlation-Id"));
        assertThat(answer.body()).doesNotContain("Exception", "io.", "java", "com.");
        assertThat(answer.headers().map().toString()).doesNotContain("io.secret", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "sample", "sample/nothing", "sample/open/more", "oauth2x/token"})
    void pathWhenUnknownThenNotFound(String path) {
        problem(http.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, sample/open, 'GET, HEAD'",
        "OPTIONS, sample/open, 'GET, HEAD'",
        "TRACE, sample/open, 'GET, HEAD'",
        "OPTIONS, sample/messages, POST",
        "GET, sample/messages, POST",
        "PROPFIND, sample/open, 'GET, HEAD'"
    })
    void methodWhenNotThereThenAllowNamesTheOthersR57(String method, String path, String allow) throws Exception {
        String answer = http.raw(method + " " + base.getPath() + path + " HTTP/1.1");
        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .contains("Allow: " + allow)
                .contains("method-not-allowed");
        assertThat(answer).contains("application/problem+json").contains("X-Correlation-Id");
    }

    @Test
    void acceptWhenNothingFitsThenNotAcceptable() {
        problem(http.get("sample/open", "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void contentWhenTypeUnknownThenUnsupported() {
        problem(http.post("sample/messages", "text/plain", "x"), 415, "unsupported-media-type");
        problem(http.post("sample/messages", "application/xml", "<x/>"), 415, "unsupported-media-type");
    }

    /** The runtime itself would answer these, ahead of every filter. */
    @ParameterizedTest
    @ValueSource(strings = {"x", ";;", "text/", "/json", "a/b/c", "application/json, text/plain", "@/@", "é/é"})
    void typeWhenItIsNoneThenNobodyTakesOrOffersIt(String type) throws IOException {
        String path = base.getPath();
        String message = "POST " + path + "sample/messages HTTP/1.1";
        assertThat(http.raw(message, "Content-Length: 0", "Content-Type: " + type))
                .startsWith("HTTP/1.1 415")
                .contains("application/problem+json", "urn:symbolon:problem:unsupported-media-type");
        assertThat(http.raw("GET " + path + "sample/open HTTP/1.1", "Accept: " + type + ", b"))
                .startsWith("HTTP/1.1 406")
                .contains("application/problem+json", "urn:symbolon:problem:not-acceptable");
        String grant = "POST " + path + "oauth2/token HTTP/1.1";
        assertThat(http.raw(grant, "Content-Length: 0", "Content-Type: " + type))
                .startsWith("HTTP/1.1 415")
                .contains("\"error\":\"invalid_request\"");
    }

    @Test
    void languageWhenItIsNoneThenPassedOver() {
        assertThat(http.get("sample/open", "Accept-Language", ";;q=x,-", "Content-Language", "-")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "null",
                "[]",
                "\"x\"",
                "1",
                "{\"display_name\":1}",
                "{\"display_name\":\"Ada\",\"unknown\":1}",
                "{\"display_name\":\"Ada\",\"count\":\"1\"}",
                "{\"display_name\":\"Ada\",\"display_name\":\"Ada\"}",
                "{\"display_name\":\"Ada\"} x",
                "{\"display_name\":\"Ada\",\"tags\":{}}",
                "\u00ff\u00fe"
            })
    void bodyWhenNotTheMessageThenInvalidR59(String body) {
        problem(http.post("sample/messages", JSON, body), 400, "invalid-request");
    }

    @Test
    void bodyWhenNotUtf8ThenInvalid() {
        byte[] latin = {'{', '"', 'd', '"', ':', '"', (byte) 0xE9, '"', '}'};
        HttpRequest request = http.to("sample/messages")
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(latin))
                .build();
        problem(http.send(request), 400, "invalid-request");
    }

    @Test
    void bodyWhenAbsentThenInvalid() {
        HttpRequest bare = http.to("sample/messages")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(http.send(bare).status()).isBetween(400, 499);
    }

    @Test
    void bodyWhenMemberUnacceptableThenViolationNamesIt() {
        Http.Answer blank = http.post("sample/messages", JSON, "{\"display_name\":\"\"}");
        problem(blank, 400, "invalid-request");
        assertThat(blank.json().path("violations").path(0).path("field").asText())
                .isEqualTo("display_name");
        Http.Answer nested = http.post(
                "sample/messages",
                JSON,
                "{\"display_name\":\"a\",\"address\":{\"postal_code\":\"\"},\"tags\":[\"a\",\"\"]}");
        problem(nested, 400, "invalid-request");
        assertThat(nested.json().path("violations").findValuesAsText("field"))
                .containsExactly("address.postal_code", "tags[1]");
        Http.Answer unknown = http.post("sample/messages", JSON, "{\"display_name\":\"a\",\"foo\":1}");
        assertThat(unknown.json().path("violations").path(0).path("field").asText())
                .isEqualTo("foo");
    }

    @Test
    void bodyWhenGoodThenAnswered() {
        Http.Answer answer = http.post("sample/messages", JSON, GOOD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(GOOD);
        Http.Answer form = http.post("sample/forms?name=Eve", "application/x-www-form-urlencoded", "name=Ada");
        assertThat(form.body()).isEqualTo("{\"name\":[\"Ada\"]}");
    }

    @Test
    void bodyWhenTooLongThenRefusedAnnouncedOrNot() {
        byte[] long10 = new byte[10 * 1024 * 1024];
        HttpRequest announced = http.to("sample/messages")
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(long10))
                .build();
        problem(http.send(announced), 413, "payload-too-large");
        byte[] spaces = " ".repeat(70_000).getBytes(StandardCharsets.US_ASCII);
        HttpRequest chunked = http.to("sample/messages")
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces)))
                .build();
        problem(http.send(chunked), 413, "payload-too-large");
        HttpRequest form = http.to("sample/forms")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces)))
                .build();
        problem(http.send(form), 413, "payload-too-large");
    }

    @Test
    void bodyWhenWithinTheLimitAndChunkedThenAnswered() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = http.to("sample/messages")
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertThat(http.send(chunked).status()).isEqualTo(200);
        HttpRequest form = http.to("sample/forms")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("name=Ada".getBytes(StandardCharsets.US_ASCII))))
                .build();
        assertThat(http.send(form).body()).isEqualTo("{\"name\":[\"Ada\"]}");
    }

    @Test
    void failureWhenUnexpectedThenBareR54() {
        Http.Answer answer = http.get("sample/failures/other");
        problem(answer, 500, "about:blank");
        assertThat(answer.json().has("detail")).isFalse();
        problem(http.get("sample/failures/x-header"), 500, "about:blank");
    }

    @Test
    void failureWhenDatabaseIsGoneThenUnavailable() {
        Http.Answer answer = http.get("sample/failures/database");
        problem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    @Test
    void statusWhenResourceSaysNoMoreThenProblem() {
        problem(http.get("sample/failures/status"), 409, "conflict");
    }

    @Test
    void correlationWhenClientNamesUuidThenKept() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        assertThat(http.get("sample/open", "X-Correlation-Id", id).header("X-Correlation-Id"))
                .isEqualTo(id);
        assertThat(http.get("nowhere", "X-Correlation-Id", id)
                        .json()
                        .path("instance")
                        .asText())
                .isEqualTo("urn:uuid:" + id);
        assertThat(http.get("sample/open", "X-Correlation-Id", "x").header("X-Correlation-Id"))
                .isNotEqualTo("x");
    }

    @Test
    void oauthWhenWrongThenRfc6749() {
        Http.Answer answer = http.post("oauth2/token", JSON, "{");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_request");
        assertThat(http.get("oauth2/token").status()).isEqualTo(405);
        assertThat(http.get("oauth2/token").json().path("error").asText()).isEqualTo("invalid_request");
    }
}
