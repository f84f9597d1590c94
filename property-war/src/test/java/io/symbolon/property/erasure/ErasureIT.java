package io.symbolon.property.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Inbox;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.ServiceName;
import io.symbolon.property.AuthStub;
import io.symbolon.property.AuthStub.Answer;
import io.symbolon.property.Calls;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What USER_DELETED brings about, in a real Liberty beside an auth. */
@ExtendWith(ArquillianExtension.class)
class ErasureIT {
    private static final String TOKEN = "/v1/auth/service-token";

    private final UUID user = UUID.randomUUID();
    private final String account = "/v1/auth/users/" + user;

    @Inject
    private Inbox inbox;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return Archives.builtWar("property-war")
                .addClasses(ErasureIT.class, Calls.class, AuthStub.class, AuthStub.Answer.class)
                .addClasses(TestJwks.class, TestKey.class, TestTokens.class)
                .addAsServiceProvider(ConfigSource.class, AuthStub.class);
    }

    @BeforeEach
    void giveTokens() {
        String token = "{\"access_token\":\"of-property\",\"token_type\":\"Bearer\",\"expires_in\":600}";
        AuthStub.on(TOKEN, new Answer(200, "application/json", token));
    }

    @Test
    void deletedWhenAuthConfirmsThenThePropertiesAreGoneAndNobodyElses() {
        Calls calls = new Calls(port);
        String hers = calls.create(TestTokens.user(user));
        UUID other = UUID.randomUUID();
        String his = calls.create(TestTokens.user(other));
        AuthStub.on(account, Answer.problem(404, "not-found"));

        Map<String, Object> data = Map.of("user_id", user, "version", 2);
        inbox.receive(
                "property.from-auth",
                new EventSource(new ServiceName("auth-service"), clock)
                        .event("USER_DELETED", user.toString(), data)
                        .toJson());

        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> status(calls, hers, user) == 404);
        assertThat(status(calls, his, other)).isEqualTo(200);
        assertThat(AuthStub.asked(account)).isEqualTo("Bearer of-property");
    }

    private static int status(Calls calls, String path, UUID owner) {
        return calls.send(calls.request(path, TestTokens.user(owner))).statusCode();
    }
}
