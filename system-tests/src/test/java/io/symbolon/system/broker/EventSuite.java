package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CONTRACT section 9, as far as it is seen from outside: each queue, and the hints. */
abstract class EventSuite {
    private static final String WELCOME = "Welcome to Symbolon";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    abstract Symbolon symbolon();

    /** USER_CREATED to user, PROFILE_CREATED back to auth. */
    @Test
    void registrationThenProfileAndOneWelcomeAndAuthHearsOfIt() {
        awaitProfileAndOneWelcome(register());
    }

    /** AUDIT_RECORDED from user to auth. */
    @Test
    void profileWhenAnothersThenTheRefusalIsInTheTrail() {
        Login eve = symbolon().login(symbolon().register());
        String ada = symbolon().register().id();
        profile(ada, eve).expectProblem(403, "forbidden");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(trail("user-service", eve.userId()))
                .anyMatch(item -> item.path("path").asText().contains(ada)));
    }

    /** TOKEN_REVOKED: sooner than the next look at the feed would tell, or then. */
    @Test
    void revocationThenTheTokenIsRefused() {
        Login ada = symbolon().login(symbolon().register());
        await().atMost(PATIENCE).until(() -> profile("me", ada).status() == 200);
        symbolon()
                .auth()
                .post("/v1/auth/revocations")
                .bearer(symbolon().administrator().accessToken())
                .json(Map.of("kind", "sid", "value", ada.sessionId()))
                .send()
                .expect(204);
        await().atMost(PATIENCE).untilAsserted(() -> profile("me", ada).expectReason("revoked_token"));
    }

    String register() {
        return symbolon().register().email();
    }

    void awaitProfileAndOneWelcome(String address) {
        await(address)
                .atMost(PATIENCE)
                .until(() -> !symbolon().mails().to(address, WELCOME).isEmpty());
        Login login = symbolon().login(address);
        await(address).atMost(PATIENCE).until(() -> "created".equals(profileStatus(login)));
        assertThat(profile("me", login).expect(200).text("email")).isEqualTo(address);
        assertThat(symbolon().mails().to(address, WELCOME)).hasSize(1);
    }

    private String profileStatus(Login login) {
        return symbolon()
                .auth()
                .get("/v1/auth/users/" + login.userId())
                .bearer(login.accessToken())
                .send()
                .expect(200)
                .text("profile_status");
    }

    private Answer profile(String user, Login login) {
        return symbolon()
                .user()
                .get("/users/" + user + "/profile")
                .bearer(login.accessToken())
                .send();
    }

    private JsonNode trail(String service, String caller) {
        return symbolon()
                .auth()
                .get("/v1/auth/audit?service=" + service + "&caller=" + caller)
                .bearer(symbolon().administrator().accessToken())
                .send()
                .expect(200)
                .json()
                .path("items");
    }
}
