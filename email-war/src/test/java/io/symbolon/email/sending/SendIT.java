package io.symbolon.email.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.email.sending.Http.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 7, with the errors of section 8, on the WAR as it is built. */
@ExtendWith(ArquillianExtension.class)
class SendIT {
    /** Mails a minute, and an hour: more than those of the other tests, who all send to the same recipient. */
    private static final int SHARE_OF_A_SERVICE = 150;

    private static final int SHARE_OF_A_RECIPIENT = 100;

    private static final Path MAIL = Path.of(System.getProperty("arquillian.usr.dir"), "mail");

    @ArquillianResource
    URI base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        JavaArchive limits = ShrinkWrap.create(JavaArchive.class, "limits.jar")
                .addAsManifestResource(
                        new StringAsset("mail.limit.caller=" + SHARE_OF_A_SERVICE + "\nmail.limit.recipient="
                                + SHARE_OF_A_RECIPIENT),
                        "microprofile-config.properties");
        return Archives.builtWar("email-war")
                .addClasses(TestJwks.class, TestKey.class)
                .addAsLibrary(limits);
    }

    @BeforeEach
    void client() {
        http = new Http(base);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> http.get("/health/ready", null).status() == 200);
    }

    @Test
    void sendWhenTokenIsValidThenAcceptedAndDeliveredR47() {
        Answer accepted = http.post(mail(), token().compact());
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        assertThat(accepted.text("status")).isEqualTo("queued");
        String id = accepted.text("id");
        assertThat(accepted.header("Location")).isEqualTo("/messages/" + id);

        await().until(() ->
                http.get("messages/" + id, token().compact()).text("status").equals("sent"));
        Answer sent = http.get("messages/" + id, token().compact());
        assertThat(sent.json().path("attempts").asInt()).isEqualTo(1);
        assertThat(sent.text("created_at")).endsWith("Z");
        assertThat(sent.text("sent_at")).endsWith("Z");
        assertThat(sent.json().has("last_error")).isFalse();
        assertThat(MAIL.resolve(id + ".eml")).content().contains("To: ada@example.org", "Message-ID: <" + id + "@");
    }

    @Test
    void sendWhenTokenIsMissingOrInvalidThenUnauthorizedWithTheReasonR47() {
        refused(http.post(mail(), null), "missing_token");
        refused(http.post(mail(), "not-a-token"), "malformed_token");
        // as a refresh token looks: 256 random bits
        refused(http.post(mail(), "q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng"), "malformed_token");
        String forged = token().signedBy(TestKey.STRANGER)
                .header("kid", TestKey.TRUSTED.id())
                .compact();
        refused(http.post(mail(), forged), "bad_signature");
        String expired =
                token().expiresAt(Clock.systemUTC().instant().minusSeconds(11)).compact();
        refused(http.post(mail(), expired), "expired_token");
        refused(http.post(mail(), token().header("typ", "JWT").compact()), "wrong_type");
    }

    @Test
    void sendWhenCorrectlySignedByAnUntrustedIssuerThenUnauthorizedR47() {
        refused(http.post(mail(), token().claim("iss", "https://evil.example").compact()), "untrusted_issuer");
    }

    @Test
    void sendWhenTokenIsForAnotherServiceThenUnauthorizedR47() {
        refused(http.post(mail(), token().audience("property-service").compact()), "wrong_audience");
    }

    @Test
    void sendWhenAUserCallsThenUnauthorizedR47() {
        refused(http.post(mail(), TestTokens.user().audience("email-service").compact()), "wrong_type");
    }

    @Test
    void sendWhenScopeIsMissingThenForbidden() {
        Answer answer = http.post(mail(), token().scope("email:read").compact());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"", "scope=\"email:send\"");
    }

    @Test
    void sendWhenFiftyAtOnceWithOneKeyThenOneMailR49() {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> http.post(mail(), token().compact(), "Idempotency-Key", key))
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
    }

    @Test
    void sendWhenKeyIsReusedWithAnotherBodyThenConflict() {
        String key = UUID.randomUUID().toString();
        http.post(mail(), token().compact(), "Idempotency-Key", key);
        Answer answer = http.post(mail("subject", "Another"), token().compact(), "Idempotency-Key", key);
        problem(answer, 409, "conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"to\":\"ada@example.org\"}",
                "{\"to\":\"ada@example.org\",\"subject\":\"Hi\"}",
                "{\"to\":\"nobody\",\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":[null],\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":[1],\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":{\"a\":1},\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":[[\"a@b.example\"]],\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":\"a@b.example\",\"subject\":7,\"text\":\"t\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"t\"} trailing",
                "{\"to\":\"a@b.example\",\"to\":\"c@d.example\",\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\\r\\nBcc: e@e.example\",\"text\":\"t\"}",
                "{\"to\":\"a@b.example\\r\\nBcc: e@e.example\",\"subject\":\"Hi\",\"text\":\"t\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"t\",\"reply_to\":\"x@y.example\\nX: y\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"t\",\"locale\":\"de\\r\\nX: y\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"\\ud800\"}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"t\",\"attachments\":[]}",
                "{\"to\":\"a@b.example\",\"subject\":\"Hi\",\"text\":\"t\",\"cc\":\"x@y.example\"}",
                "{\"to\":\"a@b.example\",\"template\":\"nothing-we-know\",\"variables\":{}}",
                "{\"to\":\"a@b.example\",\"template\":\"password-reset\",\"variables\":{}}",
                "{\"to\":\"a@b.example\",\"template\":\"welcome\",\"variables\":[]}",
                "{\"to\":\"a@b.example\",\"template\":\"welcome\",\"text\":\"t\"}"
            })
    void sendWhenBodyIsNoMailThenInvalidRequestR48(String body) {
        problem(http.post(body, token().compact()), 400, "invalid-request");
    }

    @Test
    void sendWhenAttachmentsComeThenTheViolationNamesThem() {
        Answer answer = http.post(mail("attachments", List.of()), token().compact());
        assertThat(answer.json().path("violations").path(0).path("field").asText())
                .isEqualTo("attachments");
    }

    @Test
    void sendWhenTemplateIsFilledThenItsWordsAreDelivered() throws Exception {
        Answer accepted = http.post(
                Http.body(Map.of(
                        "to",
                        "ada@example.org",
                        "template",
                        "welcome",
                        "locale",
                        "de-AT",
                        "variables",
                        Map.of("display_name", "<b>Eve</b>"))),
                token().compact());
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        Path file = MAIL.resolve(accepted.text("id") + ".eml");
        await().until(() -> Files.exists(file));
        assertThat(file)
                .content()
                .contains("Subject: Willkommen bei Symbolon", "&lt;b&gt;Eve&lt;/b&gt;!</p>", "Content-Language: de");
    }

    @Test
    void sendWhenAccountTemplateIsAskedForByAnotherServiceThenForbidden() {
        String mail = Http.body(Map.of(
                "to",
                "ada@example.org",
                "template",
                "password-reset",
                "variables",
                Map.of("link", "https://a.example")));
        String other = token("chat-service").compact();
        problem(http.post(mail, other), 403, "forbidden");
        assertThat(http.post(mail, token().compact()).status()).isEqualTo(202);
    }

    @Test
    void sendWhenOverTheLimitsThenTooLargeR50() {
        problem(
                http.post(mail("to", Collections.nCopies(51, "a@b.example")), token().compact()),
                413,
                "payload-too-large");
        problem(http.post(mail("text", "x".repeat(256 * 1024)), token().compact()), 413, "payload-too-large");
        assertThat(http.post(mail("text", "x".repeat(256 * 1024 - 200)), token().compact())
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendWhenTheServiceHadItsShareThenToldWhenToComeBackR50(boolean isKeyed) {
        String chat = token("chat-service").compact();
        Answer refused =
                firstRefused(() -> http.post(mail("to", UUID.randomUUID() + "@example.org"), chat, headers(isKeyed)));
        problem(refused, 429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(http.post(mail(), token().compact()).status())
                .as("of another service")
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendWhenTheRecipientHadItsShareThenToldWhenToComeBackR50(boolean isKeyed) {
        String shop = token("shop-service").compact();
        String mail = mail("to", "popular@example.org");
        Answer refused = firstRefused(() -> http.post(mail, shop, headers(isKeyed)));
        problem(refused, 429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60 * 60 / SHARE_OF_A_RECIPIENT);
        assertThat(http.post(mail(), shop).status()).as("to another recipient").isEqualTo(202);
    }

    @Test
    void messageWhenAnotherServiceAsksThenNotFound() {
        String id = http.post(mail(), token().compact()).text("id");
        String other = token("auth-service").compact();
        problem(http.get("messages/" + id, other), 404, "not-found");
        problem(http.get("messages/" + UUID.randomUUID(), other), 404, "not-found");
        problem(http.get("messages/x", other), 404, "not-found");
        refused(http.get("messages/" + id, null), "missing_token");
    }

    @Test
    void metricsWhenMailsWereSentThenCounted() {
        http.post(mail(), token().compact());
        String metrics = http.get("/metrics?scope=application", null).response().body();
        assertThat(metrics)
                .contains("mail_queued_total", "mail_sent_total", "mail_queue_depth", "mail_queue_age_seconds");
    }

    @Test
    void openapiWhenReadThenEveryOperationRefusesTheNameless() {
        JsonNode description = http.get("/openapi?format=JSON", null).json();
        JsonNode paths = description.path("paths");
        assertThat(paths.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/send",
                        "/messages/{id}",
                        "/v1/admin/events",
                        "/v1/admin/events/{id}/redeliver",
                        "/v1/admin/messages",
                        "/v1/admin/messages/{id}/retry",
                        "/v1/admin/suppressions/{address}");
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            String concrete = path.getKey()
                    .substring(1)
                    .replace("{id}", UUID.randomUUID().toString())
                    .replace("{address}", "ada@example.org");
            assertThat(http.call(method, concrete))
                    .as("%s %s", method, concrete)
                    .isEqualTo(401);
        }));
        assertThat(description
                        .at("/components/schemas/QueuedMessage/properties")
                        .fieldNames())
                .toIterable()
                .contains("created_at", "last_error");
    }

    @Test
    void previewWhenAskedByAnotherNameThenNotFound() {
        for (String path : List.of("dev/mails", "dev/templates/welcome")) {
            assertThat(http.get(path, null).status()).isEqualTo(200);
            for (String host : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "")) {
                assertThat(http.statusAs(host, path)).as(host).isIn(400, 404);
            }
        }
        problem(http.get("dev/templates/nothing-we-know", null), 404, "not-found");
    }

    @Test
    void previewWhenAMailHoldsScriptThenItStandsInASandboxedFrame() {
        String html = "<script>alert('x')</script><p>" + UUID.randomUUID() + "</p>";
        String id = http.post(mail("html", html), token().compact()).text("id");
        await().until(() -> Files.exists(MAIL.resolve(id + ".eml")));
        Answer page = http.get("dev/mails", null);
        String escaped = html.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;");
        assertThat(page.response().body())
                .contains("<iframe sandbox srcdoc=\"" + escaped + "\"></iframe>")
                .doesNotContain("<script");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(http.get("dev/templates/new-login?locale=de", null)
                        .response()
                        .body())
                .contains("Anmeldung von einer neuen Netzadresse", "192.0.2.1");
    }

    @Test
    void administrationWhenCallerIsNoAdministratorThenRefused() {
        for (String path : List.of("v1/admin/messages", "v1/admin/messages?status=failed")) {
            refused(http.get(path, null), "missing_token");
            refused(http.get(path, token().compact()), "wrong_type");
            problem(http.get(path, TestTokens.user().audience("email-service").compact()), 403, "forbidden");
            refused(http.get(path, TestTokens.admin().compact()), "wrong_audience");
        }
    }

    @Test
    void administrationWhenAdministratorAsksThenPagesOfMessages() {
        String admin = TestTokens.admin().audience("email-service").compact();
        for (int i = 0; i < 3; i++) {
            String id = http.post(mail(), token().compact()).text("id");
            await().until(() ->
                    http.get("messages/" + id, token().compact()).text("status").equals("sent"));
        }
        Answer first = http.get("v1/admin/messages?status=sent&limit=2", admin);
        assertThat(first.json().path("items")).hasSize(2);
        assertThat(first.json().at("/items/0/sender").asText()).isEqualTo("user-service");
        assertThat(first.header("Link")).contains("rel=\"next\"", first.text("next"));
        Answer second = http.get("v1/admin/messages?status=sent&limit=2&cursor=" + first.text("next"), admin);
        assertThat(second.json().at("/items/0/id")).isNotIn(first.json().findValues("id"));
        assertThat(http.get("v1/admin/messages?status=failed", admin)
                        .json()
                        .path("items")
                        .isArray())
                .isTrue();
        for (String query : List.of("status=lost", "limit=0", "limit=101", "limit=x", "cursor=x")) {
            problem(http.get("v1/admin/messages?" + query, admin), 400, "invalid-request");
        }
        problem(
                http.call(
                        "POST",
                        "v1/admin/messages/" + first.json().at("/items/0/id").asText() + "/retry",
                        admin),
                409,
                "conflict");
        problem(http.call("POST", "v1/admin/messages/" + UUID.randomUUID() + "/retry", admin), 404, "not-found");
        problem(http.call("POST", "v1/admin/messages/x/retry", admin), 404, "not-found");
        problem(http.call("DELETE", "v1/admin/suppressions/ada@example.org", admin), 404, "not-found");
        problem(http.call("DELETE", "v1/admin/suppressions/nobody", admin), 400, "invalid-request");
    }

    /** RFC 5322 §3.2.3: a slash is as good in a local part as a letter. Liberty takes no encoded one in a path. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a/b/c"})
    void suppressionWhenTheLocalPartHasSlashesThenTheAddressIsTakenWhole(String local) {
        String admin = TestTokens.admin().audience("email-service").compact();
        String path = "v1/admin/suppressions/" + local;
        refused(http.call("DELETE", path + "@example.org", null), "missing_token");
        problem(http.call("DELETE", path, admin), 400, "invalid-request");
        String longest = path + "x".repeat(64 - local.length());
        problem(http.call("DELETE", longest + "@example.org", admin), 404, "not-found");
        problem(http.call("DELETE", longest + "x@example.org", admin), 400, "invalid-request");
    }

    @Test
    void readyWhenDatabaseIsThereThenUp() {
        Answer ready = http.get("/health/ready", null);
        assertThat(ready.status()).as(ready.response().body()).isEqualTo(200);
        assertThat(ready.response().body()).contains("\"database\"");
    }

    @Test
    void filesWhenDeliveredThenNoneIsUnfinished() throws Exception {
        String id = http.post(mail(), token().compact()).text("id");
        await().until(() -> Files.exists(MAIL.resolve(id + ".eml")));
        await().until(() -> {
            try (var files = Files.list(MAIL)) {
                return files.noneMatch(file -> file.toString().endsWith(".tmp"));
            }
        });
    }

    /** Of as many as would be too many for a service and a recipient. */
    private static Answer firstRefused(Supplier<Answer> sent) {
        return Stream.generate(sent)
                .limit(10 * SHARE_OF_A_SERVICE)
                .filter(answer -> answer.status() != 202)
                .findFirst()
                .orElseThrow(() -> new AssertionError("all were taken"));
    }

    private static String[] headers(boolean isKeyed) {
        return isKeyed ? new String[] {"Idempotency-Key", UUID.randomUUID().toString()} : new String[0];
    }

    private static TestTokens token() {
        return token("user-service");
    }

    private static TestTokens token(String service) {
        return TestTokens.service(service).audience("email-service").scope("email:send");
    }

    private static String mail() {
        return Http.body(members());
    }

    private static String mail(String member, Object value) {
        Map<String, Object> members = members();
        members.put(member, value);
        return Http.body(members);
    }

    private static Map<String, Object> members() {
        return new HashMap<>(Map.of("to", "ada@example.org", "subject", "Hello", "text", "Some text"));
    }

    private static void refused(Answer answer, String reason) {
        problem(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"symbolon\"");
        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(answer.text("detail")).isNotEmpty();
    }

    private static void problem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:" + slug);
        assertThat(answer.text("instance")).isEqualTo("urn:uuid:" + answer.header("X-Correlation-Id"));
    }
}
