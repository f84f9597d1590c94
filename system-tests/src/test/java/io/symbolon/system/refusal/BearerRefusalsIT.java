package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import io.symbolon.system.refusal.BearerRefusals.Refusal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** RFC 6750 §3 as every service answers it: one guard, so one table for all four. */
@SystemTest
class BearerRefusalsIT {
    private static final String BARE = "Bearer realm=\"symbolon\"";
    private static final String INVALID = BARE + ", error=\"invalid_token\"";

    private static final Map<Service, String> PATHS = Map.of(
            Service.AUTH, "/v1/auth/sessions",
            Service.USER, "/users/me/profile",
            Service.PROPERTY, "/api/properties/",
            Service.EMAIL, "/messages/" + UUID.randomUUID());

    private final Symbolon symbolon;

    BearerRefusalsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @TestFactory
    Stream<DynamicTest> bearerWhenNotGoodThenUnauthorizedWithItsReason() {
        String user = symbolon.login(symbolon.register()).accessToken();
        String service = symbolon.serviceToken(Service.USER, Service.EMAIL);
        return PATHS.keySet().stream().flatMap(target -> {
            boolean forServices = target == Service.EMAIL;
            assertThat(send(target, "Bearer " + (forServices ? service : user)).status())
                    .isNotIn(401, 403);
            return new BearerRefusals(forServices ? service : user, forServices ? user : service)
                    .all()
                    .map(refusal -> DynamicTest.dynamicTest(
                            target.shortName() + ": " + refusal.what(), () -> refused(target, refusal)));
        });
    }

    @Test
    void bearerWhenOfTheOtherKindThenUnauthorized() {
        assertUnauthorized(
                send(Service.AUTH, "Bearer " + symbolon.serviceToken(Service.USER, Service.AUTH)), "wrong_type");
        assertUnauthorized(
                send(Service.PROPERTY, "Bearer " + symbolon.serviceToken(Service.USER, Service.PROPERTY)),
                "wrong_type");
        String user = symbolon.login(symbolon.register()).accessToken();
        assertUnauthorized(
                symbolon.auth().get("/v1/auth/revocations").bearer(user).send(), "wrong_type");
    }

    @Test
    void bearerWhenItLacksRoleOrScopeThenForbidden() {
        String user = symbolon.login(symbolon.register()).accessToken();
        Answer roleless =
                symbolon.auth().get("/v1/auth/services").bearer(user).send().expectProblem(403, "forbidden");
        assertThat(roleless.header("WWW-Authenticate")).isNull();
        String scoped = symbolon.auth()
                .post("/v1/auth/service-token")
                .json(Map.of(
                        "service_name", "user-service",
                        "service_token", symbolon.secret("USER_SERVICE_TOKEN"),
                        "audience", "auth-service",
                        "scope", "auth:users:read"))
                .send()
                .expect(200)
                .text("access_token");
        Answer scopeless = symbolon.auth()
                .get("/v1/auth/revocations")
                .bearer(scoped)
                .send()
                .expectProblem(403, "forbidden");
        assertThat(scopeless.headers("WWW-Authenticate"))
                .containsExactly("Bearer error=\"insufficient_scope\", scope=\"auth:revocations:read\"");
    }

    @Test
    void secondFactorWhenMissingOrWrongThenUnauthorized() {
        String path = "/api/internal/properties/users/" + UUID.randomUUID();
        String token = symbolon.serviceToken(Service.USER, Service.PROPERTY);
        assertUnauthorized(symbolon.property().get(path).bearer(token).send(), "missing_internal_token");
        assertUnauthorized(
                symbolon.property()
                        .get(path)
                        .bearer(token)
                        .header("X-Internal-Token", "wrong")
                        .send(),
                "invalid_internal_token");
        assertUnauthorized(
                symbolon.property()
                        .get(path)
                        .header("X-Internal-Token", symbolon.secret("INTERNAL_SERVICE_TOKEN"))
                        .send(),
                "missing_token");
    }

    private void refused(Service target, Refusal refusal) {
        assertUnauthorized(send(target, refusal.authorization().toArray(String[]::new)), refusal.reason());
    }

    private static void assertUnauthorized(Answer answer, String reason) {
        answer.expectProblem(401, "unauthorized");
        assertThat(answer.text("reason")).as(answer.toString()).isEqualTo(reason);
        assertThat(answer.headers("WWW-Authenticate")).containsExactly(reason.equals("missing_token") ? BARE : INVALID);
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    private Answer send(Service target, String... authorization) {
        Call call = symbolon.of(target).get(PATHS.get(target));
        for (String value : authorization) {
            call.header("Authorization", value);
        }
        return call.send();
    }
}
