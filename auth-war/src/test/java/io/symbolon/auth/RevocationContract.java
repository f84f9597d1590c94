package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code GET} and {@code POST /v1/auth/revocations} (CONTRACT section 4). */
interface RevocationContract {
    String REVOCATIONS = "/v1/auth/revocations";
    /** So many that one would be early. */
    int ROUNDS = 20;

    @Test
    default void revocationsWhenAnAdministratorRevokesThenTheFeedTellsIt() {
        String next = feed(null).text("next");
        String jti = UUID.randomUUID().toString();
        Answer revoked = revoke("jti", jti);
        assertThat(revoked.status()).isEqualTo(204);

        Answer page = feed(next);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body().has("reset")).isFalse();
        assertThat(page.text("next")).isNotEqualTo(next);
        assertThat(page.body().get("entries")).anySatisfy(entry -> {
            assertThat(entry.get("kind").asText()).isEqualTo("jti");
            assertThat(entry.get("value").asText()).isEqualTo(jti);
            Instant notBefore = Instant.parse(entry.get("not_before").asText());
            assertThat(Instant.parse(entry.get("expires").asText())).isAfterOrEqualTo(notBefore.plusSeconds(660));
        });
    }

    @Test
    default void revocationsWhenTheIdIsWrittenInCapitalsThenTheFeedTellsItAsTokensBearIt() {
        String next = feed(null).text("next");
        String jti = UUID.randomUUID().toString();
        revoke("jti", jti.toUpperCase(Locale.ROOT));
        assertThat(feed(next).body().get("entries"))
                .extracting(entry -> entry.get("value").asText())
                .contains(jti);
    }

    /** Tokens tell their time in whole seconds, as old as the revocation in the same one. */
    @Test
    default void revocationsWhenASubjectOrAClientIsRevokedThenItsNextTokenIsGood() {
        String email = AuthHttp.newAddress();
        String user = AuthHttp.AUTH.register(email).text("id");
        revoke("sub", user);
        String token = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        assertThat(AuthHttp.AUTH
                        .get("/v1/auth/sessions", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
        revoke("client", "email-service");
        assertThat(feed(null).status()).isEqualTo(200);
    }

    /** The guard of auth follows the feed as every other does, a moment later; what it answered itself it knows. */
    @Test
    default void revocationThenTheTokenIsDeadAtAuthAtOnceR34() {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        for (int round = 0; round < ROUNDS; round++) {
            Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
            String authorization = "Bearer " + login.text("access_token");
            String account = "/v1/auth/users/" + id;
            assertThat(AuthHttp.AUTH
                            .get(account, "Authorization", authorization)
                            .status())
                    .isEqualTo(200);
            Answer revoked = round % 2 == 0
                    ? AuthHttp.AUTH.post("/v1/auth/logout", "application/json", "", "Authorization", authorization)
                    : AuthHttp.AUTH.post(
                            ValidationContract.REVOKE,
                            Map.of("token", login.text("access_token")),
                            "Authorization",
                            AuthHttp.userService());
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(AuthHttp.AUTH
                            .get(account, "Authorization", authorization)
                            .text("reason"))
                    .isEqualTo("revoked_token");
        }
    }

    @Test
    default void revocationsWhenSinceIsUnknownThenTheWholeAndReset() {
        String jti = UUID.randomUUID().toString();
        revoke("jti", jti);
        for (String since : List.of("", "?since=", "?since=unknown", "?since=0", "?since=%00")) {
            Answer page = AuthHttp.AUTH.get(REVOCATIONS + since, "Authorization", "Bearer " + reader());
            assertThat(page.status()).as(since).isEqualTo(200);
            assertThat(page.body().get("reset").asBoolean()).as(since).isTrue();
            assertThat(page.body().get("entries"))
                    .extracting(entry -> entry.get("value").asText())
                    .contains(jti);
        }
    }

    @Test
    default void revocationsWhenNotMeantForTheCallerThenRefused() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String user = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        assertThat(AuthHttp.AUTH.get(REVOCATIONS).status()).isEqualTo(401);
        assertThat(AuthHttp.AUTH.get(REVOCATIONS, "Authorization", user).text("reason"))
                .isEqualTo("wrong_type");
        Answer narrow = AuthHttp.AUTH.post(
                AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.EMAIL_SERVICE, "scope", "auth:tokens:validate"));
        assertThat(AuthHttp.AUTH
                        .get(REVOCATIONS, "Authorization", "Bearer " + narrow.text("access_token"))
                        .status())
                .isEqualTo(403);
        Map<String, String> any = Map.of("kind", "jti", "value", "x");
        assertThat(AuthHttp.AUTH.post(REVOCATIONS, any, "Authorization", user).status())
                .isEqualTo(403);
    }

    @Test
    default void revocationsWhenTheRequestIsNotAcceptableThenViolations() {
        assertThat(violated(Map.of())).isEqualTo("kind");
        assertThat(violated(Map.of("kind", "JTI", "value", "x"))).isEqualTo("kind");
        assertThat(violated(Map.of("kind", "jti"))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "jti", "value", "a b"))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "jti", "value", "x".repeat(201)))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "jti", "value", "x".repeat(43))))
                .isEqualTo("value"); // a refresh token's form
        assertThat(violated(Map.of("kind", "kid", "value", ""))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "sid", "value", "1-1-1-1-1"))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "sub", "value", "first-party"))).isEqualTo("value");
        assertThat(violated(Map.of("kind", "client", "value", "A"))).isEqualTo("value");
    }

    private static String violated(Map<String, String> request) {
        Answer answer = AuthHttp.AUTH.post(REVOCATIONS, request, "Authorization", AuthHttp.administrator());
        assertThat(answer.status()).as(request.toString()).isEqualTo(400);
        JsonNode violations = answer.body().get("violations");
        assertThat(violations).hasSize(1);
        return violations.get(0).get("field").asText();
    }

    private static Answer feed(String since) {
        return AuthHttp.AUTH.get(
                REVOCATIONS + (since == null ? "" : "?since=" + since), "Authorization", "Bearer " + reader());
    }

    private static Answer revoke(String kind, String value) {
        return AuthHttp.AUTH.post(
                REVOCATIONS, Map.of("kind", kind, "value", value), "Authorization", AuthHttp.administrator());
    }

    private static String reader() {
        return AuthHttp.AUTH
                .post(AuthHttp.SERVICE_TOKEN, AuthHttp.EMAIL_SERVICE)
                .text("access_token");
    }
}
