package io.symbolon.system.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE, decision 4: whom a service believes outlives its death and auth's absence, and not a taint. */
class TrustIT {
    /** The contract's promise, and no time of ours. */
    private static final Duration UNTIL_A_TAINT_IS_KNOWN = Duration.ofSeconds(5);

    private static final Duration AFTER_AN_OUTAGE = Duration.ofMinutes(1);

    private static final Symbolon SYMBOLON = Setup.named("trust").prepare();

    @BeforeAll
    static void start() {
        List<Server> servers = List.of(SYMBOLON.auth(), SYMBOLON.user(), SYMBOLON.property());
        servers.forEach(server -> server.process().launch());
        servers.forEach(Server::awaitReady);
    }

    @AfterAll
    static void stop() {
        SYMBOLON.close();
    }

    @Test
    void serviceWhenKilledAndStartedWithoutAuthThenKnowsWhomToBelieve() {
        Login revoked = SYMBOLON.login(SYMBOLON.register());
        Login good = SYMBOLON.login(SYMBOLON.register());
        revoke("sid", revoked.sessionId());
        await().untilAsserted(() -> properties(revoked).expectReason("revoked_token"));
        Path saved = SYMBOLON.data(Service.PROPERTY).resolve("state/trust.json");
        await().untilAsserted(() -> assertThat(Files.readString(saved)).contains(revoked.sessionId()));

        SYMBOLON.property().process().kill();
        SYMBOLON.auth().process().stop();
        SYMBOLON.property().start();

        properties(revoked).expectReason("revoked_token");
        properties(good).expect(200);

        SYMBOLON.auth().start();
        revoke("sid", good.sessionId());
        // after an outage a token, for the feed too, is asked for again within 30 s
        await().atMost(AFTER_AN_OUTAGE).untilAsserted(() -> properties(good).expectReason("revoked_token"));
    }

    @Test
    void keyWhenTaintedThenRefusedEverywhereAndItsSuccessorAccepted() throws ParseException {
        Login old = SYMBOLON.login(SYMBOLON.register());
        everywhere(old).forEach(answer -> answer.expect(200));
        String kid = kid(old);

        taint(kid).expect(204);

        await().atMost(UNTIL_A_TAINT_IS_KNOWN)
                .untilAsserted(() -> everywhere(old).forEach(answer -> answer.expectReason("unknown_key")));
        Login fresh = SYMBOLON.login(SYMBOLON.register());
        assertThat(kid(fresh)).isNotEqualTo(kid);
        await().untilAsserted(() -> everywhere(fresh).forEach(answer -> answer.expect(200)));

        // the services' own tokens, by which they follow revocations, were signed by it too
        taint(kid(fresh)).expect(204);
        await().atMost(UNTIL_A_TAINT_IS_KNOWN)
                .untilAsserted(() -> everywhere(fresh).forEach(answer -> answer.expectReason("unknown_key")));
        assertThat(SYMBOLON.auth().get("/.well-known/jwks.json").send().text()).doesNotContain(kid);
        await().untilAsserted(() -> taint(kid).expect(204)); // once auth's own guard knows the third key
        taint("no-such-key").expectProblem(404, "not-found");
    }

    @Test
    void rotationWhenTheStandbyIsYoungThenItWaits() {
        Answer answer = SYMBOLON.auth()
                .post("/v1/auth/keys/rotate")
                .bearer(SYMBOLON.administrator().accessToken())
                .send()
                .expect(202);
        assertThat(answer.json().path("rotating").asBoolean()).isTrue();
        assertThat(answer.json().path("keys")).hasSizeGreaterThanOrEqualTo(2);
    }

    private static List<Answer> everywhere(Login login) {
        String token = login.accessToken();
        await().until(() ->
                SYMBOLON.user().get("/users/me/profile").bearer(token).send().status() != 404);
        return List.of(
                SYMBOLON.auth()
                        .get("/v1/auth/users/" + login.userId())
                        .bearer(token)
                        .send(),
                SYMBOLON.user().get("/users/me/profile").bearer(token).send(),
                properties(login));
    }

    private static Answer properties(Login login) {
        return SYMBOLON.property()
                .get("/api/properties/")
                .bearer(login.accessToken())
                .send();
    }

    private static Answer taint(String kid) {
        return SYMBOLON.auth()
                .post("/v1/auth/keys/" + kid + "/taint")
                .bearer(SYMBOLON.administrator().accessToken())
                .send();
    }

    private static void revoke(String kind, String value) {
        SYMBOLON.auth()
                .post("/v1/auth/revocations")
                .bearer(SYMBOLON.administrator().accessToken())
                .json(Map.of("kind", kind, "value", value))
                .send()
                .expect(204);
    }

    private static String kid(Login login) throws ParseException {
        return SignedJWT.parse(login.accessToken()).getHeader().getKeyID();
    }
}
