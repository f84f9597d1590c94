package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** AUDIT_RECORDED to auth from each of the others. */
    @Test
    void refusalsOfEachServiceThenInTheTrail() {
        Login eve = symbolon().login(symbolon().register());
        Map<String, Answer> refusals = Map.of(
                "user-service", profile(symbolon().register().id(), eve).expectProblem(403, "forbidden"),
                "property-service", properties(UUID.randomUUID().toString(), eve.accessToken()),
                "email-service", symbolon().email().get("/send").send().expectProblem(405, "method-not-allowed"));
        refusals.forEach((service, refusal) -> await(service).atMost(PATIENCE).until(() -> trail(service)
                .contains(refusal.header("X-Correlation-Id"))));
    }

    /** USER_DELETED to user and to property. */
    @Test
    void deletionThenNeitherProfileNorPropertyIsLeft() {
        Login ada = symbolon().login(symbolon().register());
        await().atMost(PATIENCE).until(() -> profileAsAuthSeesIt(ada).status() == 200);
        symbolon().keep(ada, "Villa");
        assertThat(propertiesAsUserSeesThem(ada)).hasSize(1);
        symbolon()
                .auth()
                .delete("/v1/auth/users/" + ada.userId())
                .bearer(ada.accessToken())
                .send()
                .expect(204);
        await().atMost(PATIENCE).until(() -> profileAsAuthSeesIt(ada).status() == 404);
        await().atMost(PATIENCE).until(() -> propertiesAsUserSeesThem(ada).isEmpty());
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

    private Answer profileAsAuthSeesIt(Login login) {
        return symbolon()
                .user()
                .get("/users/" + login.userId() + "/profile")
                .bearer(symbolon().serviceToken(Service.AUTH, Service.USER))
                .send();
    }

    private JsonNode propertiesAsUserSeesThem(Login login) {
        return properties(login.userId(), symbolon().serviceToken(Service.USER, Service.PROPERTY))
                .expect(200)
                .json()
                .path("properties");
    }

    private Answer properties(String user, String token) {
        return symbolon()
                .property()
                .get("/api/internal/properties/users/" + user)
                .bearer(token)
                .header("X-Internal-Token", symbolon().secret("INTERNAL_SERVICE_TOKEN"))
                .send();
    }

    /** Of the newest refusals, the ids of the calls. */
    private List<String> trail(String service) {
        return symbolon()
                .auth()
                .get("/v1/auth/audit?limit=100&outcome=refused&service=" + service)
                .bearer(symbolon().administrator().accessToken())
                .send()
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("correlation_id");
    }
}
