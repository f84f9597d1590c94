package io.symbolon.system.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE, decision 4: whom a service believes outlives its death and auth's absence, and not a taint. */
@SystemTest
class TrustIT {
    /** The contract's promise, and no time of ours. */
    private static final Duration UNTIL_A_TAINT_IS_KNOWN = Duration.ofSeconds(5);

    private static final Duration AFTER_AN_OUTAGE = Duration.ofMinutes(1);

    private static final double RECENT = 5; // seconds

    private final Symbolon symbolon;

    TrustIT(BrittlePlatform platform) {
        this.symbolon = platform.symbolon();
    }

    @Test
    void serviceWhenKilledAndStartedWithoutAuthThenKnowsWhomToBelieve() {
        Login revoked = symbolon.login(symbolon.register());
        Login good = symbolon.login(symbolon.register());
        revoke("sid", revoked.sessionId());
        await().untilAsserted(() -> properties(revoked).expectReason("revoked_token"));
        Path saved = symbolon.data(Service.PROPERTY).resolve("state/trust.json");
        await().untilAsserted(() -> assertThat(Files.readString(saved)).contains(revoked.sessionId()));

        symbolon.property().process().kill();
        symbolon.auth().process().stop();
        symbolon.property().start();

        properties(revoked).expectReason("revoked_token");
        properties(good).expect(200);

        symbolon.auth().start();
        revoke("sid", good.sessionId());
        // after an outage a token, for the feed too, is asked for again within 30 s
        await().atMost(AFTER_AN_OUTAGE).untilAsserted(() -> properties(good).expectReason("revoked_token"));
        await("user-service hears of it too")
                .atMost(AFTER_AN_OUTAGE)
                .until(() -> symbolon.user().metric("guard_revocation_feed_age_seconds") < RECENT);
    }

    @Test
    void keyWhenTaintedThenRefusedEverywhereAndItsSuccessorAccepted() throws ParseException {
        Login old = symbolon.login(symbolon.register());
        everywhere(old).forEach(answer -> answer.expect(200));
        String kid = kid(old);

        taint(kid).expect(204);

        await().atMost(UNTIL_A_TAINT_IS_KNOWN)
                .untilAsserted(() -> everywhere(old).forEach(answer -> answer.expectReason("unknown_key")));
        Login fresh = symbolon.login(symbolon.register());
        assertThat(kid(fresh)).isNotEqualTo(kid);
        await().untilAsserted(() -> everywhere(fresh).forEach(answer -> answer.expect(200)));

        // the services' own tokens, by which they follow revocations, were signed by it too
        taint(kid(fresh)).expect(204);
        await().atMost(UNTIL_A_TAINT_IS_KNOWN)
                .untilAsserted(() -> everywhere(fresh).forEach(answer -> answer.expectReason("unknown_key")));
        assertThat(symbolon.auth().get("/.well-known/jwks.json").send().text()).doesNotContain(kid);
        await().untilAsserted(() -> taint(kid).expect(204)); // once auth's own guard knows the third key
        taint("no-such-key").expectProblem(404, "not-found");
    }

    @Test
    void rotationWhenTheStandbyIsYoungThenItWaits() {
        Answer answer = symbolon.auth()
                .post("/v1/auth/keys/rotate")
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(202);
        assertThat(answer.json().path("rotating").asBoolean()).isTrue();
        assertThat(answer.json().path("keys")).hasSizeGreaterThanOrEqualTo(2);
    }

    private List<Answer> everywhere(Login login) {
        String token = login.accessToken();
        await().until(() ->
                symbolon.user().get("/users/me/profile").bearer(token).send().status() != 404);
        return List.of(
                symbolon.auth()
                        .get("/v1/auth/users/" + login.userId())
                        .bearer(token)
                        .send(),
                symbolon.user().get("/users/me/profile").bearer(token).send(),
                properties(login));
    }

    private Answer properties(Login login) {
        return symbolon.property()
                .get("/api/properties/")
                .bearer(login.accessToken())
                .send();
    }

    private Answer taint(String kid) {
        return symbolon.auth()
                .post("/v1/auth/keys/" + kid + "/taint")
                .bearer(symbolon.administrator().accessToken())
                .send();
    }

    private void revoke(String kind, String value) {
        symbolon.auth()
                .post("/v1/auth/revocations")
                .bearer(symbolon.administrator().accessToken())
                .json(Map.of("kind", kind, "value", value))
                .send()
                .expect(204);
    }

    private static String kid(Login login) throws ParseException {
        return SignedJWT.parse(login.accessToken()).getHeader().getKeyID();
    }
}
