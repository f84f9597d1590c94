package io.symbolon.system.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one auth server decides holds at the other: two real ones over HTTPS, on one PostgreSQL. */
class AuthPairIT {
    private static final String WRONG = "not the password at all";
    private static final int RACERS = 50;

    private static AuthPair pair;

    @BeforeAll
    static void start() {
        pair = new AuthPair();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    /** They began at the same moment: the first key of all, the administrator and the services are there once. */
    @Test
    void keysThenOneSignsForBothAndEachTakesTheOthersTokens() throws ParseException {
        Login atOne = pair.one().administrator();
        Login atOther = login(pair.server(1), admin());
        assertThat(kid(atOther)).isEqualTo(kid(atOne));
        JsonNode keys = jwks(pair.server(0));
        assertThat(keys.path("keys")).hasSize(2);
        await().untilAsserted(() -> assertThat(jwks(pair.server(1))).isEqualTo(keys));
        for (Login login : List.of(atOne, atOther)) {
            pair.servers().forEach(server -> account(server, login).expect(200));
        }
    }

    /** SECURITY R31, over two servers. */
    @Test
    void refreshWhenFiftyComeAtOnceToBothThenOneSuccessorR31() {
        Login login = pair.one().login(pair.one().register());
        onlySuccessor(onlySuccessor(login.refreshToken()));
    }

    /** SECURITY R34, over two servers: whoever comes first, nothing is usable afterwards. */
    @Test
    void refreshWhenALogoutComesToTheOtherMeanwhileThenNothingIsUsableR34() {
        List<Login> ended = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            Login login = pair.one().login(pair.one().register());
            int turn = round;
            CompletableFuture<Answer> logout = CompletableFuture.supplyAsync(() -> pair.server(turn)
                    .post("/v1/auth/logout")
                    .bearer(login.accessToken())
                    .send());
            Answer refreshed = refresh(pair.server(turn + 1), login.refreshToken());
            logout.join().expect(200);
            Login last = refreshed.status() == 200 ? Login.of(refreshed) : login;
            pair.servers().forEach(server -> refresh(server, last.refreshToken())
                    .expectProblem(401, "invalid-refresh-token"));
            ended.add(last);
        }
        ended.forEach(login -> pair.servers().forEach(server -> await().untilAsserted(
                        () -> account(server, login).expectReason("revoked_token"))));
    }

    @Test
    void keyWhenTaintedAtOneThenTheOtherRefusesItAndBothSignByTheNext() throws ParseException {
        Login old = pair.one().login(pair.one().register());
        Person ada = pair.one().register();
        account(pair.server(1), old).expect(200);
        pair.server(0)
                .post("/v1/auth/keys/" + kid(old) + "/taint")
                .bearer(pair.one().administrator().accessToken())
                .send()
                .expect(204);

        await().untilAsserted(() -> account(pair.server(1), old).expectReason("unknown_key"));
        String next = kid(login(pair.server(0), ada));
        assertThat(next).isNotEqualTo(kid(old));
        await().untilAsserted(() -> assertThat(kid(login(pair.server(1), ada))).isEqualTo(next));
        await().untilAsserted(() -> assertThat(jwks(pair.server(1))).isEqualTo(jwks(pair.server(0))));
        assertThat(jwks(pair.server(1)).toString()).contains(next).doesNotContain(kid(old));
    }

    @Test
    void ticketWhenGivenByOneThenTheOtherTakesItOnce() {
        Person ada = pair.one().register();
        String service = pair.one().serviceToken(Service.USER, Service.AUTH);
        String ticket = pair.server(0)
                .post("/v1/auth/internal/credentials")
                .bearer(service)
                .json(Map.of(
                        "email", ada.email(),
                        "password", ada.password(),
                        "client", Map.of("address", "192.0.2.7", "agent", "a browser")))
                .send()
                .expect(200)
                .text("ticket");
        begin(pair.server(1), service, ticket).expect(200);
        pair.servers().forEach(server -> begin(server, service, ticket).expectProblem(400, "invalid-token"));
    }

    private static Answer begin(Server server, String service, String ticket) {
        return server.post("/v1/auth/internal/sessions")
                .bearer(service)
                .json(Map.of("ticket", ticket))
                .send();
    }

    @Test
    void accountWhenDisabledAtOneThenNothingOfItIsUsableAtTheOther() {
        Person ada = pair.one().register();
        Login login = login(pair.server(1), ada);
        pair.server(0)
                .post("/v1/auth/users/" + ada.id() + "/disable")
                .bearer(pair.one().administrator().accessToken())
                .send()
                .expect(204);
        refresh(pair.server(1), login.refreshToken()).expectProblem(401, "invalid-refresh-token");
        tryToLogIn(pair.server(1), ada.email(), ada.password()).expectProblem(401, "invalid-credentials");
        await().untilAsserted(() -> account(pair.server(1), login).expectReason("revoked_token"));
    }

    /** CONTRACT section 8, "Guessing": each server counts what the other has seen. */
    @Test
    void loginWhenFiveFailedByTurnsThenSlowedAtBothR25() {
        Person ada = pair.one().register();
        for (int turn = 0; turn < 5; turn++) {
            tryToLogIn(pair.server(turn), ada.email(), WRONG).expectProblem(401, "invalid-credentials");
        }
        pair.servers().forEach(server -> tryToLogIn(server, ada.email(), ada.password())
                .expectProblem(429, "too-many-requests"));
    }

    @Test
    void logoutThenTheOtherServerRefusesTheTokenTooR35() {
        Login login = pair.one().login(pair.one().register());
        account(pair.server(1), login).expect(200);
        pair.server(0)
                .post("/v1/auth/logout")
                .bearer(login.accessToken())
                .send()
                .expect(200);
        await().untilAsserted(() -> account(pair.server(1), login).expectReason("revoked_token"));
    }

    /** RFC 7523 §3: an assertion is good once, whichever server it comes to. */
    @Test
    void assertionWhenItComesToBothThenOneTakesIt() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        String name = "pair-service";
        register(name, key);
        pair.servers().forEach(server -> await().untilAsserted(
                        () -> grant(server, assertion(name, key)).expect(200)));

        String once = assertion(name, key);
        List<CompletableFuture<Answer>> tries = IntStream.range(0, 4)
                .mapToObj(turn -> CompletableFuture.supplyAsync(() -> grant(pair.server(turn), once)))
                .toList();
        assertThat(tries)
                .extracting(one -> one.join().status())
                .containsOnlyOnce(200)
                .contains(401);
        pair.servers().forEach(server -> grant(server, once).expect(401));
    }

    @Test
    void trailThenBothVerifyWhatBothWrote() {
        pair.servers().forEach(server -> login(server, admin()));
        String administrator = pair.one().administrator().accessToken();
        pair.servers().forEach(server -> await().untilAsserted(() -> assertThat(server.get("/v1/auth/audit/verify")
                        .bearer(administrator)
                        .send()
                        .expect(200)
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue()));
    }

    private static String onlySuccessor(String presented) {
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        try {
            List<CompletableFuture<Answer>> all = IntStream.range(0, RACERS)
                    .mapToObj(
                            turn -> CompletableFuture.supplyAsync(() -> refresh(pair.server(turn), presented), racers))
                    .toList();
            String successor = all.get(0).join().expect(200).text("refresh_token");
            assertThat(all)
                    .extracting(one -> one.join().expect(200).text("refresh_token"))
                    .containsOnly(successor);
            return successor;
        } finally {
            racers.shutdown();
        }
    }

    private static void register(String service, ECKey key) {
        String administrator = pair.one().administrator().accessToken();
        pair.server(0)
                .post("/v1/auth/services")
                .bearer(administrator)
                .json(Map.of("name", service, "audiences", List.of("email-service"), "scopes", List.of("email:send")))
                .send()
                .expect(201);
        pair.server(0)
                .put("/v1/auth/services/" + service + "/keys")
                .bearer(administrator)
                .json(new JWKSet(key.toPublicJWK()).toJSONObject())
                .send()
                .expect(204);
    }

    private static Answer grant(Server server, String assertion) {
        return server.post("/oauth2/token")
                .form(Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion))
                .send();
    }

    private static String assertion(String client, ECKey key) {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(pair.server(0).url().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return jwt.serialize();
    }

    private static Person admin() {
        return new Person(null, pair.one().secret("ADMIN_EMAIL"), pair.one().secret("ADMIN_PASSWORD"));
    }

    private static JsonNode jwks(Server server) {
        return server.get("/.well-known/jwks.json").send().expect(200).json();
    }

    private static Answer account(Server server, Login login) {
        return server.get("/v1/auth/users/" + login.userId())
                .bearer(login.accessToken())
                .send();
    }

    private static Answer refresh(Server server, String token) {
        return server.post("/v1/auth/refresh")
                .json(Map.of("refresh_token", token))
                .send();
    }

    private static Login login(Server server, Person person) {
        return Login.of(tryToLogIn(server, person.email(), person.password()));
    }

    private static Answer tryToLogIn(Server server, String email, String password) {
        return server.post("/v1/auth/login")
                .json(Map.of("email", email, "password", password))
                .send();
    }

    private static String kid(Login login) throws ParseException {
        return SignedJWT.parse(login.accessToken()).getHeader().getKeyID();
    }
}
