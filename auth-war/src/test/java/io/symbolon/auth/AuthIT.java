package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.auth.AuthHttp.Answer;
import io.symbolon.common.testing.Archives;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's sections 3, 4 and 8 over HTTP, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class AuthIT {
    private static final String REGISTER = "/v1/auth/register";
    private static final String LOGIN = "/v1/auth/login";
    private static final String SERVICE_TOKEN = "/v1/auth/service-token";
    private static final Map<String, String> USER_SERVICE =
            Map.of("service_name", "user-service", "service_token", "dev-user-service-token");
    private static final Map<String, String> EMAIL_SERVICE =
            Map.of("service_name", "email-service", "service_token", "dev-email-service-token");

    private final AuthHttp auth = new AuthHttp();

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.builtWar("auth-war")
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns='http://websphere.ibm.com/xml/ns/javaee' version='1.1'>"
                                + "<context-root uri='/'/></web-ext>"),
                        "ibm-web-ext.xml");
    }

    @BeforeEach
    void ready() {
        await().until(() -> auth.get("/health/ready").status() == 200);
    }

    @Test
    void registerThenAccountAndLocation() {
        String email = AuthHttp.newAddress();
        Instant before = Instant.now().minusSeconds(2);
        Answer answer = auth.register(email);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/auth/users/" + answer.text("id"));
        assertThat(answer.text("email")).isEqualTo(email);
        assertThat(answer.text("status")).isEqualTo("unverified");
        assertThat(Instant.parse(answer.text("created_at"))).isAfter(before);
        assertThat(answer.body()).hasSize(4);
    }

    @Test
    void registerWhenTakenInAnyCaseThenEmailTaken() {
        String email = AuthHttp.newAddress();
        auth.register(email);
        Answer answer = auth.register(email.toUpperCase(Locale.ROOT));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:email-taken");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void registerWhenFiftyAtOnceThenOneCreatedAndTheOthersTaken() {
        String email = AuthHttp.newAddress();
        ExecutorService clients = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Integer>> attempts = IntStream.range(0, 50)
                .mapToObj(client ->
                        CompletableFuture.supplyAsync(() -> auth.register(email).status(), clients))
                .toList();
        List<Integer> statuses = attempts.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, email",
        "'{\"email\":\"nobody\",\"password\":\"violet-anchor-quilt-42\"}', email",
        "'{\"email\":\"a@example.com\",\"password\":\"fourteen chars\"}', password",
        "'{\"email\":\"a@example.com\",\"password\":\"passwordpassword\"}', password",
        "'{\"email\":\"a@example.com\",\"password\":12345678901234567}', password",
        "'{\"email\":\"a@example.com\",\"password\":\"violet-anchor-quilt-42\",\"display_name\":\"a\\u0000b\"}', display_name",
        "'{\"email\":\"a@example.com\",\"password\":\"violet-anchor-quilt-42\",\"admin\":true}', admin",
    })
    void registerWhenAMemberIsNotAcceptableThenViolation(String body, String field) {
        Answer answer = auth.post(REGISTER, "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        assertThat(answer.body().get("violations"))
                .extracting(violation -> violation.get("field").asText())
                .contains(field);
        assertThat(answer.text("instance")).isEqualTo("urn:uuid:" + answer.header("X-Correlation-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "{", "{\"email\":}", "{} {}", "{\"email\":\"a\",\"email\":\"b\"}"})
    void postWhenBodyIsNoObjectThenInvalidRequest(String body) {
        for (String path : List.of(REGISTER, LOGIN)) {
            Answer answer = auth.post(path, "application/json", body);
            assertThat(answer.status()).as(path + " " + body).isEqualTo(400);
            assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        }
        Answer oauth = auth.post(SERVICE_TOKEN, "application/json", body);
        assertThat(oauth.status()).as(body).isEqualTo(400);
        assertThat(oauth.text("error")).isEqualTo("invalid_request");
    }

    @Test
    void loginThenTokensOfTheContract() throws Exception {
        String email = AuthHttp.newAddress();
        String id = auth.register(email).text("id");
        Answer answer = auth.login(email, AuthHttp.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "refresh_token", "scope", "user_id", "session_id");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.body().get("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.text("user_id")).isEqualTo(id);
        JsonNode claims = AuthHttp.claims(answer.text("access_token"));
        assertThat(claims.get("sub").asText()).isEqualTo(id);
        assertThat(claims.get("client_id").asText()).isEqualTo("first-party");
        assertThat(claims.get("aud"))
                .map(JsonNode::asText)
                .containsExactly("auth-service", "user-service", "property-service");
        assertThat(claims.get("groups")).map(JsonNode::asText).containsExactly("user");
        assertThat(claims.get("upn").asText()).isEqualTo(email);
        assertThat(claims.get("sid").asText()).isEqualTo(answer.text("session_id"));
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
        assertThat(isVerified(answer.text("access_token"))).isTrue();
    }

    @Test
    void loginWhenWrongOrUnknownThenAlike() {
        String email = AuthHttp.newAddress();
        auth.register(email);
        Answer wrong = auth.login(email, "not the password at all");
        Answer unknown = auth.login(AuthHttp.newAddress(), "not the password at all");
        for (Answer answer : List.of(wrong, unknown)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-credentials");
        }
        assertThat(withoutInstance(wrong)).isEqualTo(withoutInstance(unknown));
    }

    @Test
    void loginWhenAdministratorThenOneAudience() {
        Map<String, String> admin =
                Map.of("email", "admin@symbolon.example", "password", "dev-Kf8sW2mXq9TzRb4LhN6vYp3JcG7dEa5U");
        Answer answer = auth.post(LOGIN, admin);
        assertThat(answer.text("scope")).isEqualTo("user admin");
        assertThat(AuthHttp.claims(answer.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("auth-service");
        Answer email = auth.post(LOGIN, with(admin, "audience", "email-service"));
        assertThat(AuthHttp.claims(email.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("email-service");
        assertThat(auth.post(LOGIN, with(admin, "audience", "no-service")).status())
                .isEqualTo(400);
    }

    @Test
    void serviceTokenThenTokenOfTheContract() throws Exception {
        Answer answer = auth.post(SERVICE_TOKEN, with(USER_SERVICE, "audience", "email-service"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.text("scope")).isEqualTo("email:send");
        String token = answer.text("access_token");
        assertThat(AuthHttp.header(token).get("typ").asText()).isEqualTo("at+jwt");
        assertThat(AuthHttp.header(token).get("alg").asText()).isEqualTo("ES256");
        JsonNode claims = AuthHttp.claims(token);
        assertThat(claims.get("sub").asText())
                .isEqualTo("user-service")
                .isEqualTo(claims.get("client_id").asText());
        assertThat(claims.get("groups")).map(JsonNode::asText).containsExactly("service");
        assertThat(claims.has("sid")).isFalse();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
        assertThat(isVerified(token)).isTrue();
    }

    @Test
    void serviceTokenWhenOneAudienceIsRegisteredThenItIsTheDefault() {
        for (String path :
                List.of(SERVICE_TOKEN, "/v1/auth/token-service", "/auth/service-token", "/auth/token-service")) {
            Answer answer = auth.post(path, EMAIL_SERVICE);
            assertThat(answer.text("scope")).as(path).isEqualTo("auth:revocations:read auth:tokens:validate");
        }
    }

    @Test
    void serviceTokenWhenBasicThenTheSame() {
        String credential = AuthHttp.basic("chat-service", "dev-chat+service/token=");
        Map<String, String> form = Map.of("audience", "email-service", "scope", "chat:write", "grant_type", "x");
        Answer answer = auth.postForm(SERVICE_TOKEN, form, "Authorization", credential);
        assertThat(answer.text("scope")).isEqualTo("chat:write");
        Answer both = auth.post(SERVICE_TOKEN, USER_SERVICE, "Authorization", credential);
        assertThat(both.text("error")).isEqualTo("invalid_request");
    }

    @Test
    void serviceTokenWhenRefusedThenAsRfc6749Says() {
        assertRefused(401, "invalid_client", with(USER_SERVICE, "service_token", "wrong"));
        assertRefused(401, "invalid_client", with(USER_SERVICE, "service_name", "nobody-service"));
        assertRefused(400, "invalid_target", USER_SERVICE);
        assertRefused(400, "invalid_target", with(USER_SERVICE, "audience", "chat-service"));
        assertRefused(400, "invalid_scope", with(EMAIL_SERVICE, "scope", "email:send"));
        assertRefused(400, "invalid_scope", with(EMAIL_SERVICE, "scope", "a\"b"));
        assertRefused(400, "invalid_request", Map.of("service_name", "user-service"));
        assertRefused(400, "invalid_request", with(EMAIL_SERVICE, "service_nam", "x"));
        Answer basic = auth.postForm(SERVICE_TOKEN, Map.of(), "Authorization", "Basic !!!");
        assertThat(basic.status()).isEqualTo(401);
        assertThat(basic.header("WWW-Authenticate")).startsWith("Basic realm=\"symbolon\"");
        assertThat(auth.get(SERVICE_TOKEN).status()).isEqualTo(405);
        assertThat(auth.get(SERVICE_TOKEN).header("Allow")).contains("POST");
    }

    @Test
    void accountWhenOwnOrAServiceAsksThenShownAndNobodyElse() {
        String email = AuthHttp.newAddress();
        String path = auth.register(email).header("Location");
        String own = "Bearer " + auth.login(email, AuthHttp.PASSWORD).text("access_token");
        Answer answer = auth.get(path, "Authorization", own);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("profile_status")).isEqualTo("pending");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "email", "email_verified", "roles", "status", "profile_status", "created_at");
        String other = AuthHttp.newAddress();
        auth.register(other);
        String others = "Bearer " + auth.login(other, AuthHttp.PASSWORD).text("access_token");
        assertThat(auth.get(path, "Authorization", others).status()).isEqualTo(404);
        assertThat(auth.get(path).status()).isEqualTo(401);
        String reader = "Bearer "
                + auth.post(SERVICE_TOKEN, with(USER_SERVICE, "audience", "auth-service"))
                        .text("access_token");
        assertThat(auth.get(path, "Authorization", reader).text("email")).isEqualTo(email);
        assertThat(auth.get("/v1/auth/users/none", "Authorization", reader).status())
                .isEqualTo(404);
        String lacking = "Bearer " + auth.post(SERVICE_TOKEN, EMAIL_SERVICE).text("access_token");
        Answer refused = auth.get(path, "Authorization", lacking);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", "auth:users:read");
    }

    @Test
    void jwksThenPublicKeysOnly() {
        Answer answer = auth.get("/.well-known/jwks.json");
        assertThat(answer.header("Cache-Control")).contains("max-age=300");
        assertThat(answer.body().get("keys")).hasSize(1);
        assertThat(answer.body().get("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
    }

    @Test
    void postWhenTenMegabytesThenTooLarge() {
        String body = "{\"email\":\"" + "a".repeat(10 << 20) + "\"}";
        for (String path : List.of(REGISTER, LOGIN)) {
            assertThat(auth.post(path, "application/json", body).text("type"))
                    .isEqualTo("urn:symbolon:problem:payload-too-large");
        }
        Answer oauth = auth.post(SERVICE_TOKEN, "application/json", body);
        assertThat(oauth.status()).isEqualTo(413);
        assertThat(oauth.text("error")).isEqualTo("invalid_request");
    }

    @Test
    void metricsThenTokensByAudience() {
        auth.post(SERVICE_TOKEN, with(USER_SERVICE, "audience", "property-service"));
        auth.post(SERVICE_TOKEN, with(USER_SERVICE, "service_token", "wrong"));
        String metrics = auth.get("/metrics").response().body();
        assertThat(metrics)
                .containsPattern("service_tokens_issued_total\\{audience=\"property-service\"[^}]*} 1\\.0")
                .containsPattern("auth_failures_total\\{[^}]*reason=\"invalid_client\"");
    }

    private void assertRefused(int status, String error, Map<String, String> request) {
        Answer answer = auth.post(SERVICE_TOKEN, request);
        assertThat(answer.status()).as(error).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private static JsonNode withoutInstance(Answer answer) {
        return ((ObjectNode) answer.body()).without("instance");
    }

    private boolean isVerified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(auth.get("/.well-known/jwks.json").body().toString());
        return jwt.verify(
                new ECDSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey()));
    }

    private static Map<String, String> with(Map<String, String> members, String name, String value) {
        Map<String, String> more = new HashMap<>(members);
        more.put(name, value);
        return more;
    }
}
