package io.symbolon.common.inbound;

import static io.symbolon.common.inbound.GuardedRuntime.INTERNAL_TOKEN;
import static io.symbolon.common.inbound.GuardedRuntime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.inbound.GuardedRuntime.Answer;
import io.symbolon.common.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 8 in a Jakarta REST runtime: who is let in, in which order it is decided, and what is left behind. */
class GuardFilterTest {
    private static final String AUTHORIZATION = "Authorization";
    private static final String FACTOR = "X-Internal-Token";
    private static final String BARE = "Bearer realm=\"symbolon\"";

    private final GuardedRuntime runtime = new GuardedRuntime();

    @Test
    void openThenTheCallerIsKnownOrTheReasonWhyNot() {
        assertThat(as(service(), "/open").text()).isEqualTo("user-service");
        assertRefused(runtime.get("/open"), "missing_token");
        assertRefused(runtime.get("/open", AUTHORIZATION, "Bearer x"), "malformed_token");
        assertRefused(as(user().audience("other"), "/open"), "wrong_audience");
    }

    @Test
    void usersThenTheSecurityContextIsTheUsers() {
        assertThat(as(user(), "/users").text()).isEqualTo("ada@example.org true false false MP-JWT");
        assertThat(runtime.caller.user().email()).isEqualTo("ada@example.org");
        assertThat(runtime.caller.token()).isPresent();
        assertThat(runtime.counts).isEmpty();
        assertThat(runtime.records).isEmpty();
    }

    @Test
    void tokenWhenNotGoodThenTheReasonIsToldCountedAndRecorded() {
        assertRefused(runtime.get("/users"), "missing_token");
        assertRefused(runtime.get("/users", AUTHORIZATION, "Basic YTpi"), "missing_token");
        assertRefused(runtime.get("/users", AUTHORIZATION, "Bearer a.b"), "malformed_token");
        assertRefused(as(user().expiresAt(NOW.minusSeconds(10)), "/users"), "expired_token");
        assertRefused(as(service(), "/users"), "wrong_type");
        assertRefused(as(user(), "/services"), "wrong_type");

        assertThat(runtime.counts)
                .isEqualTo(Map.of(
                        "auth_failures_total missing_token", 2,
                        "auth_failures_total malformed_token", 1,
                        "auth_failures_total expired_token", 1,
                        "auth_failures_total wrong_type", 2));
        assertThat(runtime.records)
                .extracting(AuditRecord::event, AuditRecord::outcome)
                .containsOnly(tuple("authn_login_fail", "refused"));
        assertThat(runtime.records)
                .extracting(AuditRecord::reason)
                .containsExactly(
                        "missing_token",
                        "missing_token",
                        "malformed_token",
                        "expired_token",
                        "wrong_type",
                        "wrong_type");
    }

    @Test
    void roleWhenLackingThenForbiddenAndRecordedByWhom() {
        assertForbidden(as(user(), "/admins"), "lacking_role");
        assertThat(as(admin(), "/admins").text()).isEqualTo("admins");
        assertThat(runtime.records).singleElement().satisfies(record -> {
            assertThat(record.event()).isEqualTo("authz_fail");
            assertThat(record.caller()).matches("[0-9a-f-]{36}");
        });
    }

    @Test
    void scopeWhenLackingThenTheChallengeNamesItAndUsersAreNotBound() {
        Answer answer = as(service().scope("sample:write"), "/services");
        assertForbidden(answer, "insufficient_scope");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"sample:read\"");
        assertThat(answer.member("reason")).isEqualTo("insufficient_scope");
        assertThat(as(service(), "/services").text()).isEqualTo("user-service");
        assertForbidden(as(service().scope("other:read"), "/both"), "insufficient_scope");
        assertThat(as(user(), "/both").text()).isEqualTo("both");
        assertThat(runtime.records).extracting(AuditRecord::caller).containsOnly("user-service");
    }

    @Test
    void secondFactorThenAfterTheTokenAndBeforeTheScope() {
        String scopeless = bearer(service().scope("other:read"));

        assertRefused(runtime.get("/internal", FACTOR, INTERNAL_TOKEN), "missing_token");
        assertRefused(runtime.get("/internal", AUTHORIZATION, scopeless), "missing_internal_token");
        assertThat(runtime.records.get(1).caller()).isEqualTo("user-service");
        assertRefused(runtime.get("/internal", AUTHORIZATION, scopeless, FACTOR, "x"), "invalid_internal_token");
        assertForbidden(
                runtime.get("/internal", AUTHORIZATION, scopeless, FACTOR, INTERNAL_TOKEN), "insufficient_scope");
    }

    @Test
    void secondFactorWhenBothAreGoodThenLetIn() {
        assertThat(runtime.get("/internal", AUTHORIZATION, bearer(service()), FACTOR, INTERNAL_TOKEN)
                        .text())
                .isEqualTo("internal");
    }

    @Test
    void actorThenTakenWhereAllowedAlone() {
        TestTokens delegated = user().claim("act", Map.of("sub", "user-service"));
        assertThat(as(delegated, "/delegated").text()).isEqualTo("delegated");
        assertRefused(as(delegated, "/users"), "wrong_type");
    }

    @Test
    void methodWhenNobodyMayCallOrNobodyDecidedThenForbidden() {
        assertRefused(runtime.get("/closed"), "missing_token");
        assertForbidden(as(service(), "/closed"), "lacking_role");
        assertForbidden(as(service(), "/undecided"), "undecided");
        assertForbidden(runtime.get("/undecided"), "undecided");
    }

    @Test
    void revocationsWhenKnownTooLongAgoThenDeletionAndAdministrationAreClosed() {
        assertThat(as("DELETE", user(), "/users").status()).isEqualTo(204);
        runtime.letRevocationsAge();

        for (Answer answer : List.of(as("DELETE", user(), "/users"), as(admin(), "/admins"), as(admin(), "/users"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:unavailable");
            assertThat(answer.member("detail"))
                    .isEqualTo("Whether the access token was revoked is not known at present.");
        }
        assertThat(as(user(), "/users").status()).isEqualTo(200);
        assertThat(as(service(), "/services").status()).isEqualTo(200);
        assertThat(runtime.records).extracting(AuditRecord::reason).containsOnly("revocations_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "PUT", "INVENTED"})
    void methodWhenNotOfferedThenNotAllowedAndOthersAreNamed(String method) {
        Answer answer = runtime.call(method, "/users");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", ")).contains("GET", "DELETE").doesNotContain("OPTIONS");
        assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:method-not-allowed");
    }

    @Test
    void failuresAtAnInternalDoorWhenManyThenTooMany() {
        for (int i = 0; i < GuardedRuntime.FAILURES; i++) {
            assertRefused(runtime.get("/internal"), "missing_token");
        }
        Answer answer = runtime.get("/internal");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:too-many-requests");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(runtime.counts)
                .containsEntry("internal_calls_limited_total", 1)
                .containsEntry("auth_failures_total missing_token", GuardedRuntime.FAILURES + 1);
        assertThat(runtime.get("/internal", AUTHORIZATION, bearer(service()), FACTOR, INTERNAL_TOKEN)
                        .status())
                .isEqualTo(200);
        assertRefused(runtime.get("/users"), "missing_token");
    }

    @Test
    void failuresAtAResourceThatIsInternalAsAWholeWhenManyThenTooMany() {
        assertThat(as(service(), "/inner").text()).isEqualTo("inner");
        for (int i = 0; i < GuardedRuntime.FAILURES; i++) {
            assertRefused(as(user(), "/inner"), "wrong_type");
        }
        assertThat(as(user(), "/inner").status()).isEqualTo(429);
    }

    private Answer as(TestTokens token, String path) {
        return as("GET", token, path);
    }

    private Answer as(String method, TestTokens token, String path) {
        return runtime.call(method, path, AUTHORIZATION, bearer(token));
    }

    private void assertForbidden(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:forbidden");
        assertThat(runtime.records.get(runtime.records.size() - 1).reason()).isEqualTo(reason);
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.member("reason")).isEqualTo(reason);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(reason.equals("missing_token") ? BARE : BARE + ", error=\"invalid_token\"");
        assertThat(answer.member("detail")).endsWith(".");
    }

    private static String bearer(TestTokens token) {
        return "Bearer " + token.compact();
    }

    private static TestTokens user() {
        return TestTokens.user().audience("sample-service").issuedAt(NOW);
    }

    private static TestTokens admin() {
        return user().claim("groups", List.of("user", "admin"));
    }

    private static TestTokens service() {
        return TestTokens.service("user-service")
                .audience("sample-service")
                .scope("sample:read")
                .issuedAt(NOW);
    }
}
