package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Clock;
import java.time.Duration;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** Requests to services of strangers, whom Spring Security's filters guard. */
@SystemTest
class SpringResourceServerIT extends SpringSecurity {
    /** A service's token lives ten of them, and Spring Security allows clocks to differ by one. */
    private static final Duration LIFE = Duration.ofMinutes(11);

    private SpringServer server;

    SpringResourceServerIT(Symbolon symbolon) {
        super(symbolon);
    }

    @AfterEach
    void stop() throws LifecycleException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTH", "USER"})
    void requestWithTheTokenOfAnyServiceThenAnsweredAsFarAsItsScopeReaches(Service caller) throws LifecycleException {
        start(verifying("email-service"));
        String token = symbolon.serviceToken(caller, Service.EMAIL);
        assertThat(get("/mails", token).expect(200).text()).isEqualTo(caller.serviceName());
        assertThat(challenge(get("/purges", token).expect(403))).startsWith("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void requestWithTheTokenOfAUserThenTheirId() throws LifecycleException {
        start(verifying("property-service"));
        Login login = symbolon.login(symbolon.register());
        assertThat(get("/", login.accessToken()).expect(200).text()).isEqualTo(login.userId());
    }

    @Test
    void requestWithoutATokenThenChallenged() throws LifecycleException {
        start(verifying("email-service"));
        assertThat(challenge(call("/mails").send().expect(401)))
                .startsWith("Bearer")
                .doesNotContain("error");
    }

    @Test
    void requestWhenItsTokenIsForAnotherServiceThenRefused() throws LifecycleException {
        start(verifying("property-service"));
        assertRefused(get("/", symbolon.serviceToken(Service.USER, Service.EMAIL)), "aud");
    }

    @Test
    void requestWhenItsTokenWasTamperedWithThenRefused() throws LifecycleException {
        start(verifying("email-service"));
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        get("/mails", token).expect(200);
        Tampering.with(token).forEach(forged -> assertRefused(get("/mails", forged), ""));
    }

    @Test
    void requestWhenTheLifeOfItsTokenIsOverThenRefused() throws LifecycleException {
        start(SpringCheck.verifying(issuer, "email-service", Clock.offset(Clock.systemUTC(), LIFE)));
        assertRefused(get("/mails", symbolon.serviceToken(Service.USER, Service.EMAIL)), "expired");
    }

    /** What Spring Security checks unless told otherwise, {@code typ} JWT, would take any other JWT for an access token. */
    @Test
    void requestWhenTheServerWasNotToldThatItTakesAccessTokensThenRefused() throws LifecycleException {
        start(SpringCheck.verifying(issuer, JwtValidators.createDefaultWithIssuer(issuer)));
        assertRefused(get("/mails", symbolon.serviceToken(Service.USER, Service.EMAIL)), "typ");
    }

    @Test
    void requestWhereAuthIsAskedThenAnsweredUntilTheTokenIsRevoked() throws Exception {
        start(asking(Service.EMAIL));
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        assertThat(get("/mails", token).expect(200).text()).isEqualTo("user-service");
        get("/purges", token).expect(403);

        NimbusClient.of(symbolon).revoke("user-service", secret(Service.USER), token);

        assertRefused(get("/mails", token), "active");
    }

    @Test
    void requestWhereAuthIsAskedWhenItsTokenIsForAnotherServiceThenRefused() throws LifecycleException {
        start(asking(Service.PROPERTY));
        assertRefused(get("/", symbolon.serviceToken(Service.USER, Service.EMAIL)), "active");
    }

    private void start(SpringCheck tokens) throws LifecycleException {
        server = SpringServer.taking(tokens);
    }

    private SpringCheck verifying(String name) {
        return SpringCheck.verifying(issuer, name, Clock.systemUTC());
    }

    private SpringCheck asking(Service self) {
        return SpringCheck.asking(issuer, self.serviceName(), secret(self));
    }

    private String secret(Service service) {
        return symbolon.secret(service + "_SERVICE_TOKEN");
    }

    private Answer get(String path, String token) {
        return call(path).bearer(token).send();
    }

    private Call call(String path) {
        return symbolon.email().behind(server.url()).get(path);
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(challenge(answer.expect(401)))
                .startsWith("Bearer error=\"invalid_token\"")
                .contains(why);
    }

    private static String challenge(Answer answer) {
        return answer.header("WWW-Authenticate");
    }
}
