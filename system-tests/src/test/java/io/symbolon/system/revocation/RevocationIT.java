package io.symbolon.system.revocation;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code POST /v1/auth/revocations}, and what services make of it (CONTRACT section 4). */
@SystemTest
class RevocationIT {
    private final Symbolon symbolon;

    RevocationIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void sessionWhenRevokedThenItsTokenIsRefusedEverywhereAndNoOtherR35() {
        Person ada = symbolon.register();
        Login revoked = symbolon.login(ada);
        Login other = symbolon.login(ada);
        everywhere(revoked).forEach(answer -> answer.expect(200));

        revoke("sid", revoked.sessionId());

        await().untilAsserted(() -> everywhere(revoked).forEach(answer -> answer.expectReason("revoked_token")));
        everywhere(other).forEach(answer -> answer.expect(200));
    }

    @Test
    void subjectWhenRevokedThenEveryTokenOfUntilNowIsRefused() {
        Login login = symbolon.login(symbolon.register());
        everywhere(login).forEach(answer -> answer.expect(200));

        revoke("sub", login.userId());

        await().untilAsserted(() -> everywhere(login).forEach(answer -> answer.expectReason("revoked_token")));
    }

    private enum End {
        LOGOUT,
        PASSWORD,
        DISABLE,
        DELETE
    }

    /** Every service has seen the token shortly before, and remembers it. */
    @ParameterizedTest
    @EnumSource
    void accessWhenSessionOrAccountEndsThenRefusedEverywhereR35(End end) {
        Person ada = symbolon.register();
        Login ended = symbolon.login(ada);
        Login other = symbolon.login(ada);
        everywhere(ended).forEach(answer -> answer.expect(200));

        switch (end) {
            case LOGOUT ->
                symbolon.auth()
                        .post("/v1/auth/logout")
                        .bearer(ended.accessToken())
                        .send()
                        .expect(200);
            case PASSWORD ->
                symbolon.auth()
                        .post("/v1/auth/password")
                        .bearer(other.accessToken())
                        .json(Map.of(
                                "current_password", ada.password(), "new_password", "seven rivers under a lantern"))
                        .send()
                        .expect(204);
            case DISABLE ->
                symbolon.auth()
                        .post("/v1/auth/users/" + ada.id() + "/disable")
                        .bearer(symbolon.administrator().accessToken())
                        .send()
                        .expect(204);
            case DELETE ->
                symbolon.auth()
                        .delete("/v1/auth/users/" + ada.id())
                        .bearer(other.accessToken())
                        .send()
                        .expect(204);
        }

        await().untilAsserted(() -> everywhere(ended).forEach(answer -> answer.expectReason("revoked_token")));
        everywhere(other).forEach(answer -> answer.expect(end == End.LOGOUT || end == End.PASSWORD ? 200 : 401));
    }

    /** Of the token alone: the service goes on with its next one. */
    @Test
    void serviceTokenWhenRevokedThenNoMailIsTakenUnderIt() throws ParseException {
        String revoked = symbolon.serviceToken(Service.USER, Service.EMAIL);
        send(revoked).expect(202);

        revoke("jti", SignedJWT.parse(revoked).getJWTClaimsSet().getJWTID());

        await().untilAsserted(() -> send(revoked).expectReason("revoked_token"));
        send(symbolon.serviceToken(Service.USER, Service.EMAIL)).expect(202);
    }

    @Test
    void clientWhenRevokedThenEveryTokenOfUntilNowIsRefusedAndTheNextIsNot() {
        String name = "courier-" + UUID.randomUUID().toString().substring(0, 8) + "-service";
        String secret = symbolon.auth()
                .post("/v1/auth/services")
                .bearer(symbolon.administrator().accessToken())
                .json(Map.of("name", name, "audiences", List.of("email-service"), "scopes", List.of("email:send")))
                .send()
                .expect(201)
                .text("token");
        String before = serviceToken(name, secret);
        send(before).expect(202);

        revoke("client", name);

        await().untilAsserted(() -> send(before).expectReason("revoked_token"));
        send(serviceToken(name, secret)).expect(202);
    }

    private String serviceToken(String name, String secret) {
        return symbolon.auth()
                .post("/v1/auth/service-token")
                .json(Map.of("service_name", name, "service_token", secret))
                .send()
                .expect(200)
                .text("access_token");
    }

    @Test
    void feedThenEachServiceTellsItsAgeWithoutBeingLessReady() {
        for (Service service : List.of(Service.AUTH, Service.USER, Service.PROPERTY, Service.EMAIL)) {
            await(service.serviceName())
                    .until(() -> symbolon.of(service).metric("guard_revocation_feed_age_seconds") >= 0);
            symbolon.of(service).get("/health/ready").send().expect(200);
        }
    }

    /** The profile may not have been made yet: 404 is no refusal. */
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
                symbolon.property().get("/api/properties/").bearer(token).send());
    }

    private Answer send(String token) {
        return symbolon.email()
                .post("/send")
                .bearer(token)
                .json(Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "Some text"))
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
}
