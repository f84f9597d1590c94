package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.sample.Samples;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CONTRACT sections 3 and 8: who is let in, and what everybody else is told (RFC 6750 §3). */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final String BARE = "Bearer realm=\"symbolon\"";
    private static final UUID ADA = UUID.randomUUID();
    private static final String INVALID = BARE + ", error=\"invalid_token\"";

    @ArquillianResource
    URI base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return Samples.sound("guard.war");
    }

    @BeforeEach
    void client() {
        http = new Http(base);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> http.get("/health/ready").status() == 200);
    }

    private static TestTokens user() {
        return TestTokens.user().audience("sample-service");
    }

    private static TestTokens service() {
        return TestTokens.service("user-service").audience("sample-service").scope("sample:read");
    }

    private void refused(Http.Answer answer, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(reason.equals("missing_token") ? BARE : INVALID);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:symbolon:problem:unauthorized");
        assertThat(answer.json().path("instance").asText()).isEqualTo("urn:uuid:" + answer.header("X-Correlation-Id"));
        assertThat(answer.reason()).isEqualTo(reason);
    }

    @Test
    void openWhenNobodyCallsThenAnswered() {
        Http.Answer answer = http.get("sample/open");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("caller").asText()).isEqualTo("nobody");
        assertThat(UUID.fromString(answer.header("X-Correlation-Id"))).isNotNull();
    }

    @Test
    void openWhenTokenBadThenAnsweredWithoutCaller() {
        Http.Answer answer = http.bearer("sample/open", "rubbish");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(answer.json().path("caller").asText()).isEqualTo("nobody");
    }

    @Test
    void openWhenTokenGoodThenCallerKnown() {
        assertThat(http.bearer("sample/open", service().compact())
                        .json()
                        .path("caller")
                        .asText())
                .isEqualTo("user-service");
    }

    @Test
    void openWhenItAsksWhyNobodyIsKnownThenRefusedAsEverywhere() {
        refused(http.get("sample/stranger"), "missing_token");
        refused(http.bearer("sample/stranger", "rubbish"), "malformed_token");
        refused(
                http.bearer(
                        "sample/stranger",
                        user().expiresAt(Clock.systemUTC().instant().minusSeconds(60))
                                .compact()),
                "expired_token");
        assertThat(http.bearer("sample/stranger", user().compact()).status()).isEqualTo(200);
    }

    @Test
    void delegatedThenTakenWhereAllowedAndNowhereElse() {
        String token = user().claim("act", Map.of("sub", "user-service")).compact();
        assertThat(http.bearer("sample/delegated", token).status()).isEqualTo(200);
        assertThat(http.bearer("sample/delegated", user().compact()).status()).isEqualTo(200);
        refused(http.bearer("sample/users", token), "wrong_type");
        refused(http.bearer("sample/stranger", token), "wrong_type");
    }

    @Test
    void usersWhenTokenGoodThenIdentityEverywhere() {
        UUID id = UUID.randomUUID();
        String token = TestTokens.user(id).audience("sample-service").compact();
        Http.Answer answer = http.bearer("sample/users", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("caller").asText()).isEqualTo(id.toString());
        assertThat(answer.json().path("token").asText()).isEqualTo(id.toString());
        assertThat(answer.json().path("verified").asBoolean()).isTrue();
        assertThat(answer.json().path("principal").asText()).isEqualTo("ada@example.org");
        assertThat(answer.json().path("security").asText()).isEqualTo("ada@example.org");
        assertThat(answer.json().path("user").asBoolean()).isTrue();
        assertThat(answer.json().path("admin").asBoolean()).isFalse();
    }

    @Test
    void usersWhenTwoCallOneAfterTheOtherThenEachIsHimself() {
        for (int i = 0; i < 20; i++) {
            UUID id = UUID.randomUUID();
            String token = TestTokens.user(id).audience("sample-service").compact();
            Http.Answer answer = http.bearer("sample/users", token);
            assertThat(answer.json().path("caller").asText()).isEqualTo(id.toString());
            assertThat(answer.json().path("token").asText()).isEqualTo(id.toString());
        }
    }

    @Test
    void claimsWhenTwoCallOneAfterTheOtherThenEachSeesHisOwn() {
        Http.Answer userAnswer = http.bearer(
                "claims", TestTokens.user(ADA).audience("sample-service").compact());
        assertThat(userAnswer.status()).as(userAnswer.body()).isEqualTo(200);
        assertThat(userAnswer.json().path("subject").asText()).isEqualTo(ADA.toString());
        assertThat(userAnswer.json().path("verified").asBoolean()).isTrue();
        assertThat(userAnswer.json().path("expires").asLong()).isPositive();
        Http.Answer serviceAnswer = http.bearer("claims", service().compact());
        assertThat(serviceAnswer.json().path("subject").asText()).isEqualTo("user-service");
        assertThat(serviceAnswer.json().path("verified").asBoolean()).isFalse();
    }

    @Test
    void claimsWhenNobodyCallsThenNone() {
        assertThat(http.get("claims/open").body()).isEqualTo("null Optional.empty null");
    }

    @Test
    void usersWhenNoTokenThenMissingR56() {
        refused(http.get("sample/users"), "missing_token");
        refused(http.get("sample/users", "Authorization", "Basic YTpi"), "missing_token");
        refused(http.get("sample/users?access_token=" + user().compact()), "missing_token");
    }

    @Test
    void usersWhenRefusedThenReason() {
        refused(http.bearer("sample/users", "a.b"), "malformed_token");
        refused(http.bearer("sample/users", user().header("typ", "JWT").compact()), "wrong_type");
        refused(http.bearer("sample/users", user().claim("iss", "https://evil").compact()), "untrusted_issuer");
        refused(http.bearer("sample/users", user().signedBy(TestKey.STRANGER).compact()), "unknown_key");
        String forged = user().signedBy(TestKey.STRANGER)
                .header("kid", TestKey.TRUSTED.id())
                .compact();
        refused(http.bearer("sample/users", forged), "bad_signature");
        String expired =
                user().expiresAt(Clock.systemUTC().instant().minusSeconds(12)).compact();
        refused(http.bearer("sample/users", expired), "expired_token");
        String early =
                user().issuedAt(Clock.systemUTC().instant().plusSeconds(60)).compact();
        refused(http.bearer("sample/users", early), "not_yet_valid");
        refused(http.bearer("sample/users", user().audience("other").compact()), "wrong_audience");
        refused(http.bearer("sample/users", service().compact()), "wrong_type");
        refused(http.bearer("sample/services", user().compact()), "wrong_type");
    }

    /** CONTRACT section 3: 10 s are granted to clocks. At the very second: {@code TokenVerifierTest}. */
    @Test
    void usersWhenOnlyTheClocksDifferThenTaken() {
        Instant now = Clock.systemUTC().instant();
        String expired = user().expiresAt(now.minusSeconds(2)).compact();
        assertThat(http.bearer("sample/users", expired).status()).isEqualTo(200);
        String early = user().issuedAt(now.plusSeconds(9)).compact();
        assertThat(http.bearer("sample/users", early).status()).isEqualTo(200);
    }

    @Test
    void authorizationWhenSchemeInAnyCaseThenTaken() {
        assertThat(http.get("sample/users", "Authorization", "bEARER " + user().compact())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void authorizationWhenTwiceThenMalformed() throws Exception {
        String good = "Authorization: Bearer " + user().compact();
        String path = "GET " + base.getPath() + "sample/users HTTP/1.1";
        assertThat(http.raw(path, good)).startsWith("HTTP/1.1 200");
        assertThat(http.raw(path, good, good)).startsWith("HTTP/1.1 401").contains("malformed_token");
        assertThat(http.raw(path, good + ", Bearer x"))
                .startsWith("HTTP/1.1 401")
                .contains("malformed_token");
    }

    @Test
    void rolesWhenLackingThenForbidden() {
        assertThat(http.bearer("sample/admins", user().compact()).status()).isEqualTo(403);
        assertThat(http.bearer("sample/both", user().compact()).status()).isEqualTo(403);
        assertThat(http.bearer("sample/both", service().compact()).status()).isEqualTo(200);
        assertThat(http.bearer("sample/closed", service().compact()).status()).isEqualTo(403);
        refused(http.get("sample/closed"), "missing_token");
        refused(http.bearer("sample/admins", service().compact()), "wrong_type");
    }

    @Test
    void loginWhenTooLongAgoThenAnotherIsAskedFor() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        TestTokens administrator = user().claim("groups", List.of("user", "admin"));
        assertThat(http.bearer(
                                "sample/admins",
                                administrator.claim("auth_time", now - 840).compact())
                        .status())
                .isEqualTo(200);
        Http.Answer answer = http.bearer(
                "sample/admins", administrator.claim("auth_time", now - 901).compact());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("reason").asText()).isEqualTo("insufficient_user_authentication");
        assertThat(answer.header("WWW-Authenticate")).contains("max_age=\"900\"");
    }

    @Test
    void scopeWhenLackingThenChallengeNamesIt() {
        Http.Answer answer =
                http.bearer("sample/services", service().scope("other").compact());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"sample:read\"");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:symbolon:problem:forbidden");
        assertThat(http.bearer("sample/services", service().compact()).status()).isEqualTo(200);
    }

    @Test
    void secondFactorWhenTokenGoodThenHeaderBeforeScopeR38R40() throws Exception {
        String path = "sample/internal";
        String good = "Bearer " + service().compact();
        String scopeless = "Bearer " + service().scope("").compact();
        String header = InternalToken.HEADER;
        refused(http.get(path, header, Samples.INTERNAL_TOKEN), "missing_token");
        refused(http.get(path, "Authorization", "Bearer x", header, Samples.INTERNAL_TOKEN), "malformed_token");
        refused(http.get(path, "Authorization", scopeless), "missing_internal_token");
        refused(http.get(path, "Authorization", scopeless, header, "wrong"), "invalid_internal_token");
        refused(
                http.get(path, "Authorization", good, "X_Internal_Token", Samples.INTERNAL_TOKEN),
                "missing_internal_token");
        assertThat(http.get(path, "Authorization", scopeless, header, Samples.INTERNAL_TOKEN)
                        .status())
                .isEqualTo(403);
        assertThat(http.get(path, "Authorization", good, header, Samples.INTERNAL_TOKEN)
                        .status())
                .isEqualTo(200);
        assertThat(http.get(path, "Authorization", good, header, Samples.PREVIOUS_INTERNAL_TOKEN)
                        .status())
                .isEqualTo(200);
        String twice = header + ": " + Samples.INTERNAL_TOKEN;
        String line = "GET " + base.getPath() + path + " HTTP/1.1";
        assertThat(http.raw(line, "Authorization: " + good, twice, twice)).contains("invalid_internal_token");
        assertThat(http.raw(line, "Authorization: " + good, twice + "," + Samples.INTERNAL_TOKEN))
                .contains("invalid_internal_token");
    }

    @Test
    void metricsWhenRefusedThenCountedByReason() {
        http.bearer("sample/users", "a.b");
        Http.Answer metrics = http.get("/metrics?scope=application");
        assertThat(metrics.body()).containsPattern("auth_failures_total\\{[^}]*reason=\"malformed_token\"");
        assertThat(metrics.body())
                .containsPattern("guard_keys_age_seconds\\{[^}]*\\} \\d")
                .contains("guard_crypto_accelerated");
    }

    @Test
    void readyWhenGuardStandsAndKeysAreThereThenUp() {
        Http.Answer ready = http.get("/health/ready");
        assertThat(ready.body())
                .contains("\"guard\"")
                .contains("\"keys_fetched\"")
                .contains("\"installed\":true");
    }
}
