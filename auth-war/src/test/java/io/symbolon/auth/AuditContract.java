package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/auth/audit} and {@code /verify}, {@code /v1/admin/events} (CONTRACT section 4, administrators). */
interface AuditContract {
    String AUDIT = "/v1/auth/audit";
    String EVENTS = "/v1/admin/events";

    @Test
    default void auditWhenSomethingWasRevokedThenItsRecordIsFoundByEveryFilter() {
        String administrator = AuthHttp.administrator();
        String caller = AuthHttp.claims(administrator.substring("Bearer ".length()))
                .get("sub")
                .asText();
        String jti = UUID.randomUUID().toString();
        AuthHttp.AUTH.post(
                RevocationContract.REVOCATIONS, Map.of("kind", "jti", "value", jti), "Authorization", administrator);

        Answer page = audit("?service=auth-service&outcome=success&caller=" + caller + "&since=2026-01-01T00:00:00Z");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body().get("items")).anySatisfy(record -> {
            assertThat(record.path("subject").asText()).isEqualTo(jti);
            assertThat(record.get("event").asText()).isEqualTo("authn_token_revoked");
            assertThat(record.get("caller").asText()).isEqualTo(caller);
            assertThat(record.get("address").asText()).isNotBlank();
            assertThat(record.get("path").asText()).isEqualTo(RevocationContract.REVOCATIONS);
            assertThat(record.get("count").asInt()).isOne();
            assertThat(record.has("seq")).isFalse();
        });
        for (String other : List.of("?service=email-service", "?outcome=failed", "?caller=chat-service")) {
            assertThat(audit(other + "&since=2026-01-01T00:00:00Z").body().get("items"))
                    .extracting(record -> record.path("subject").asText())
                    .doesNotContain(jti);
        }
    }

    @Test
    default void auditWhenSomebodyRegistersThenRecorded() {
        String id = AuthHttp.AUTH.register(AuthHttp.newAddress()).text("id");
        JsonNode records = audit("?service=auth-service&limit=100").body().get("items");
        assertThat(records).anySatisfy(record -> {
            assertThat(record.path("subject").asText()).isEqualTo(id);
            assertThat(record.get("event").asText()).isEqualTo("user_created");
            assertThat(record.get("address").asText()).isNotBlank();
        });
    }

    @Test
    default void auditWhenAServiceAsksAboutTokensOrEndsThemThenEachAnswerIsOnRecord() {
        OAuthClient judge = OAuthClient.register(
                List.of("auth-service"),
                List.of("auth:tokens:validate", "auth:service-tokens:validate", "auth:tokens:revoke"));
        String own = judge.credentials(Map.of()).text("access_token");
        String authorization = "Bearer " + own;
        String token = OAuthClient.administratorFor("auth-service");

        judge.post(OAuthClient.INTROSPECT, Map.of("token", own));
        judge.post(OAuthClient.INTROSPECT, Map.of("token", token));
        ask(ValidationContract.VALIDATE, Map.of("token", "none"), authorization);
        ask(ValidationContract.VALIDATE_SERVICE, Map.of("service_name", "x-y", "token", token), authorization);
        ask(
                ValidationContract.VALIDATE_SERVICE,
                Map.of("service_name", judge.name(), "token", judge.secret()),
                authorization);
        ask(ValidationContract.REVOKE, Map.of("token", "none"), authorization);

        await().untilAsserted(
                        () -> assertThat(audit("?caller=" + judge.name()).body().get("items"))
                                .extracting(
                                        record -> record.get("event").asText(),
                                        record -> record.get("path").asText(),
                                        record -> record.path("reason").asText())
                                .containsExactlyInAnyOrder(
                                        tuple("authn_token_created", OAuthClient.TOKEN, ""),
                                        tuple("sensitive_read", OAuthClient.INTROSPECT, ""),
                                        tuple("sensitive_read", OAuthClient.INTROSPECT, "inactive_token"),
                                        tuple("sensitive_read", ValidationContract.VALIDATE, "inactive_token"),
                                        tuple("sensitive_read", ValidationContract.VALIDATE_SERVICE, "inactive_token"),
                                        tuple("authn_login_success", ValidationContract.VALIDATE_SERVICE, ""),
                                        tuple("authn_token_revoked", ValidationContract.REVOKE, "unknown_token")));
    }

    @Test
    default void auditWhenReadThenThatIsRecordedToo() {
        audit("");
        JsonNode newest = audit("?limit=1").body().get("items").get(0);
        assertThat(newest.get("event").asText()).isEqualTo("sensitive_read");
        assertThat(newest.get("path").asText()).isEqualTo(AUDIT);
    }

    @Test
    default void auditWhenPagedThenTheLinkKeepsWhatWasAskedFor() {
        audit("");
        audit("");
        Answer first = audit("?limit=1&service=auth-service&since=2026-01-01T01:00:00%2B01:00");
        assertThat(first.header("Link"))
                .contains("service=auth-service", "since=2026-01-01T00%3A00%3A00Z", "cursor=" + first.text("next"));
        Answer second = audit("?limit=1&service=auth-service&cursor=" + first.text("next"));
        assertThat(second.body().get("items")).hasSize(1);
        assertThat(second.body().get("items").get(0).get("id"))
                .isNotEqualTo(first.body().get("items").get(0).get("id"));
    }

    @Test
    default void auditWhenTheQuestionIsNotAcceptableThenViolations() {
        Answer answer = audit("?service=a%20b&outcome=maybe&caller=%00&since=yesterday&limit=0&cursor=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations"))
                .extracting(violation -> violation.get("field").asText())
                .containsExactly("service", "caller", "outcome", "since", "limit", "cursor");
    }

    @Test
    default void verifyWhenNobodyTamperedThenValid() {
        await().untilAsserted(() -> {
            Answer answer = audit("/verify");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().toString()).isEqualTo("{\"valid\":true}");
        });
    }

    @Test
    default void auditAndEventsWhenNoAdministratorAsksThenRefused() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String user = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        for (String path : List.of(AUDIT, AUDIT + "/verify", EVENTS)) {
            assertThat(AuthHttp.AUTH.get(path).status()).as(path).isEqualTo(401);
            assertThat(AuthHttp.AUTH.get(path, "Authorization", user).status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    default void eventsWhenNothingIsParkedThenAnEmptyListAndNothingToRedeliver() {
        String administrator = AuthHttp.administrator();
        Answer page = AuthHttp.AUTH.get(EVENTS + "?state=parked", "Authorization", administrator);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().get("items").isArray()).isTrue();
        assertThat(AuthHttp.AUTH
                        .get(EVENTS + "?state=handled", "Authorization", administrator)
                        .status())
                .isEqualTo(400);
        for (String id : List.of(UUID.randomUUID().toString(), "x")) {
            Answer none =
                    AuthHttp.AUTH.post(EVENTS + "/" + id + "/redeliver", Map.of(), "Authorization", administrator);
            assertThat(none.status()).as(id).isEqualTo(404);
        }
    }

    @Test
    default void auditWhenAnythingIsRefusedOrChangedThenOnRecordOnce() {
        String email = AuthHttp.newAddress();
        String correlation = UUID.randomUUID().toString();
        Answer registered = AuthHttp.AUTH.post(
                "/v1/auth/register",
                Map.of("email", email, "password", AuthHttp.PASSWORD),
                "X-Correlation-Id",
                correlation);
        assertThat(registered.status()).isEqualTo(201);
        String id = registered.text("id");
        String[] user = {
            "Authorization",
            "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token")
        };
        String another = "/v1/auth/users/" + UUID.randomUUID();
        assertThat(AuthHttp.AUTH.get(another, user).status()).isEqualTo(404);
        assertThat(AuthHttp.AUTH.get("/v1/auth/sessions?limit=0", user).status())
                .isEqualTo(400);
        assertThat(AuthHttp.AUTH
                        .post("/v1/auth/email-verification", "application/json", "", user)
                        .status())
                .isEqualTo(202);

        await().untilAsserted(() -> assertThat(audit("?caller=" + id).body().get("items"))
                .extracting(
                        record -> record.get("event").asText(),
                        record -> record.get("path").asText(),
                        record -> record.path("reason").asText())
                .containsExactlyInAnyOrder(
                        tuple("authn_login_success", AuthHttp.LOGIN, ""),
                        tuple("authz_fail", another, "not-found"),
                        tuple("input_validation_fail", "/v1/auth/sessions", "invalid-request"),
                        tuple("sensitive_update", "/v1/auth/email-verification", "")));
        assertThat(audit("?limit=100").body().get("items"))
                .as("of answers that another thread gave")
                .noneMatch(record -> !record.has("path") && !record.has("subject"))
                .filteredOn(record ->
                        correlation.equals(record.path("correlation_id").asText()))
                .extracting(record -> record.get("event").asText())
                .containsExactly("user_created");
    }

    private static void ask(String path, Map<String, String> body, String authorization) {
        assertThat(AuthHttp.AUTH
                        .post(path, body, "Authorization", authorization)
                        .status())
                .isEqualTo(200);
    }

    private static Answer audit(String rest) {
        return AuthHttp.AUTH.get(AUDIT + rest, "Authorization", AuthHttp.administrator());
    }
}
