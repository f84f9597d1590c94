package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Operation;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing is open but what the contract gives to anyone: every other operation of each service asks for a token. */
@SystemTest
class GuardedOperationsIT {
    /** CONTRACT: "Anyone" of sections 4 and 5, what authenticates by other means, and the development page of section 7. */
    private static final Set<String> OPEN = Set.of(
            "POST /v1/auth/register",
            "POST /v1/auth/login",
            "POST /v1/auth/refresh",
            "POST /v1/auth/logout",
            "POST /v1/auth/email-verification/confirm",
            "POST /v1/auth/password-reset",
            "POST /v1/auth/password-reset/confirm",
            "POST /v1/auth/service-token",
            "POST /v1/auth/token-service",
            "GET /.well-known/jwks.json",
            "GET /.well-known/oauth-authorization-server",
            "GET /.well-known/openid-configuration",
            "POST /oauth2/token",
            "POST /oauth2/introspect",
            "POST /oauth2/revoke",
            "POST /api/users/authenticate",
            "POST /users/authenticate",
            "GET /dev/mails",
            "GET /dev/mails/{id}");

    private final Symbolon symbolon;

    GuardedOperationsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenThenUnauthorized() {
        return Arrays.stream(Service.values()).flatMap(service -> symbolon.of(service).operations().stream()
                .filter(operation -> !OPEN.contains(operation.toString()))
                .map(operation -> DynamicTest.dynamicTest(
                        service.shortName() + " " + operation, () -> demandToken(service, operation))));
    }

    @TestFactory
    Stream<DynamicTest> refusalsThenDescribed() {
        return Arrays.stream(Service.values()).flatMap(service -> symbolon.of(service).operations().stream()
                .map(operation -> DynamicTest.dynamicTest(service.shortName() + " " + operation, () -> {
                    if (!OPEN.contains(operation.toString())) {
                        assertThat(operation.statuses()).contains("401", "403");
                    }
                    if (operation.takesABody()) {
                        assertThat(operation.statuses()).contains("400", "413", "415");
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> everyServiceDescribesItself() {
        return Arrays.stream(Service.values())
                .map(service -> DynamicTest.dynamicTest(service.shortName(), () -> assertThat(
                                symbolon.of(service).operations())
                        .isNotEmpty()
                        .noneMatch(operation -> operation.template().contains("problem"))));
    }

    private void demandToken(Service service, Operation operation) {
        Answer bare = symbolon.of(service)
                .call(operation.method(), operation.somePath())
                .send();
        Call call = symbolon.of(service).call(operation.method(), operation.somePath());
        Answer answer = operation.takesABody()
                ? call.body(operation.mediaTypes().get(0), "{}").send()
                : bare;
        assertThat(bare.status()).as("without body and type").isEqualTo(401);
        if (operation.method().equals("HEAD")) {
            answer.expect(401);
        } else {
            answer.expectReason("missing_token");
        }
    }
}
