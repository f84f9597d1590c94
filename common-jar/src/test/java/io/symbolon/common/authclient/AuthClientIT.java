package io.symbolon.common.authclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestAuth;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.sample.ShopApplication;
import io.symbolon.sample.ShopGuard;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The four questions in a real Liberty with its fault tolerance, CONTRACT section 4 "Services"; auth is the test kit's. */
@ExtendWith(ArquillianExtension.class)
class AuthClientIT {
    @RegisterExtension
    static final TestAuth AUTH = new TestAuth("shop-service");

    private static final UUID ADA = UUID.fromString("6f1d0c6e-4b0a-4b52-9a3e-0d7f6a1f2b3c");

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.withCommonJar("auth-client.war")
                .addAsResource(new StringAsset(AUTH.properties()), "META-INF/microprofile-config.properties")
                .addClasses(ShopApplication.class, ShopGuard.class, QuestionResource.class);
    }

    /** Until the guard has its keys, it has no opinion. */
    @BeforeEach
    void awaitKeys() {
        String expired =
                token().expiresAt(Clock.systemUTC().instant().minusSeconds(60)).compact();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            int before = callsOf("/v1/auth/validate-token");
            return text("token", "token", expired).equals("inactive") && callsOf("/v1/auth/validate-token") == before;
        });
    }

    @Test
    void tokenIsValidatedByAuth() {
        AUTH.account(ADA, "ada@example.org");
        assertThat(text("token", "token", token().compact())).isEqualTo("user " + ADA + " ada@example.org");
        String revoked = token().compact();
        assertThat(get("revocation", "token", revoked).getStatus()).isEqualTo(204);
        assertThat(text("token", "token", revoked)).isEqualTo("inactive");
    }

    @Test
    void tokenThatCannotBeGoodCostsNoQuestion() {
        int before = callsOf("/v1/auth/validate-token");
        for (String hopeless : new String[] {
            "nonsense",
            token().audience("other-service").compact(),
            token().claim("iss", "https://evil.example").compact(),
            token().header("kid", TestKey.TRUSTED.id())
                    .signedBy(TestKey.STRANGER)
                    .compact()
        }) {
            assertThat(text("token", "token", hopeless)).isEqualTo("inactive");
        }
        assertThat(callsOf("/v1/auth/validate-token")).isEqualTo(before);
    }

    @Test
    void serviceTokensAreToldApart() {
        assertThat(text("service-token", "name", "shop-service", "token", TestAuth.SERVICE_TOKEN))
                .isEqualTo("true");
        assertThat(text("service-token", "name", "shop-service", "token", "another"))
                .isEqualTo("false");
        String van = TestTokens.service("van-service")
                .audience("shop-service")
                .scope("")
                .compact();
        assertThat(text("service-token", "name", "van-service", "token", van)).isEqualTo("true");
        assertThat(text("service-token", "name", "shop-service", "token", van)).isEqualTo("false");
    }

    @Test
    void usersAreFoundOrNot() {
        AUTH.account(ADA, "ada@example.org");
        assertThat(text("user", "id", ADA.toString())).isEqualTo("ada@example.org");
        assertThat(text("user", "id", UUID.randomUUID().toString())).isEqualTo("nobody");
    }

    /** Whoever deletes what a user had must not take a proxy's word for it. */
    @Test
    void userWhenA404IsNotAuthsOwnThenNothingIsKnown() {
        AUTH.account(ADA, "ada@example.org");
        AUTH.fail(404);
        assertThat(get("user", "id", ADA.toString()).getStatus()).isEqualTo(503);
    }

    /** One test, because what one question costs depends on what failed before. */
    @Test
    void whileAuthFailsItIsAskedThreeTimesThenNotAtAllAndTheCallerIsToldSo() {
        String token = TestAuth.SERVICE_TOKEN;
        assertThat(text("service-token", "name", "shop-service", "token", token))
                .isEqualTo("true");
        AUTH.fail(503);
        int before = callsOf("/v1/auth/validate-service-token");
        Response first = get("service-token", "name", "shop-service", "token", token);
        assertThat(first.getStatus()).isEqualTo(503);
        assertThat(first.getHeaderString("Retry-After")).isNotNull();
        assertThat(callsOf("/v1/auth/validate-service-token") - before).isEqualTo(3);
        for (int more = 0; more < 20; more++) {
            assertThat(get("service-token", "name", "shop-service", "token", token)
                            .getStatus())
                    .isEqualTo(503);
        }
        assertThat(callsOf("/v1/auth/validate-service-token") - before).isBetween(5, 15);
        AUTH.recover();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(text("service-token", "name", "shop-service", "token", token))
                        .isEqualTo("true"));
    }

    private static TestTokens token() {
        return TestTokens.user(ADA).audience("shop-service");
    }

    private static int callsOf(String path) {
        return Collections.frequency(AUTH.calls(), "POST " + path);
    }

    private String text(String question, String... parameters) {
        return get(question, parameters).readEntity(String.class);
    }

    private Response get(String question, String... parameters) {
        try (Client client = ClientBuilder.newClient()) {
            WebTarget target = client.target(application + "questions/" + question);
            for (int name = 0; name < parameters.length; name += 2) {
                target = target.queryParam(parameters[name], parameters[name + 1]);
            }
            Response answer = target.request().get();
            answer.bufferEntity();
            return answer;
        }
    }
}
