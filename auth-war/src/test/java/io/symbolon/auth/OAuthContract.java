package io.symbolon.auth;

import static io.symbolon.auth.OAuthClient.INTROSPECT;
import static io.symbolon.auth.OAuthClient.KEY;
import static io.symbolon.auth.OAuthClient.KEYED;
import static io.symbolon.auth.OAuthClient.REVOKE;
import static io.symbolon.auth.OAuthClient.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.symbolon.auth.AuthHttp.Answer;
import io.symbolon.auth.OAuthRefusals.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OAuth 2.0: RFC 6749, 7009, 7523, 7662, 8414, 8693 and 8707, as CONTRACT section 4 has them. */
interface OAuthContract {
    @ParameterizedTest
    @MethodSource("io.symbolon.auth.OAuthRefusals#all")
    default void requestWhenRefusedThenExactlyAsTheRfcsSayR37R46(Refusal refusal) {
        String[] headers = refusal.authorization().stream()
                .flatMap(value -> List.of("Authorization", value).stream())
                .toArray(String[]::new);
        Answer answer = AuthHttp.AUTH.post(refusal.path(), refusal.type(), refusal.body(), headers);
        assertThat(answer.text("error")).isEqualTo(refusal.error());
        assertThat(answer.status()).isEqualTo(refusal.status());
        assertThat(answer.text("error_description")).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        if (refusal.status() == 401) {
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"symbolon\", charset=\"UTF-8\"");
        } else {
            assertThat(answer.header("WWW-Authenticate")).isNull();
        }
    }

    @Test
    default void tokenWhenAskedOtherwiseThanByPostThenNotAllowedR57() {
        for (String path : List.of(TOKEN, INTROSPECT, REVOKE)) {
            Answer answer = AuthHttp.AUTH.get(
                    path + "?token=x",
                    "Authorization",
                    OAuthClient.userService().basic());
            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("POST");
            assertThat(answer.text("error")).isEqualTo("invalid_request");
        }
    }

    @Test
    default void tokenWhenClientCredentialsThenTheTokenOfTheContractR37() {
        for (Map<String, String> target : List.of(
                Map.of("audience", "email-service"),
                Map.of("resource", "email-service"),
                Map.of("resource", "urn:symbolon:service:email-service", "audience", "email-service"))) {
            Answer answer = OAuthClient.userService().credentials(target);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.body().fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
            assertThat(answer.text("scope")).isEqualTo("email:send");
            JsonNode claims = AuthHttp.claims(answer.text("access_token"));
            assertThat(claims.get("aud").asText()).isEqualTo("email-service");
            assertThat(claims.get("sub").asText()).isEqualTo("user-service");
        }
        Answer post = AuthHttp.AUTH.postForm(
                TOKEN,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "email-service",
                        "client_secret", OAuthClient.emailService().secret(),
                        "scope", "auth:tokens:validate",
                        "unknown", "passed over"));
        assertThat(post.text("scope")).isEqualTo("auth:tokens:validate");
    }

    @Test
    default void tokenWhenAnAssertionIsShownTwiceThenOnce() {
        String assertion = OAuthClient.signed(KEY, KEYED.claims(claims -> {}));
        Answer once = AuthHttp.AUTH.postForm(TOKEN, OAuthClient.asserted(assertion));
        assertThat(once.status()).isEqualTo(200);
        assertThat(AuthHttp.claims(once.text("access_token")).get("client_id").asText())
                .isEqualTo(KEYED.name());
        Answer twice = AuthHttp.AUTH.postForm(TOKEN, OAuthClient.asserted(assertion));
        assertThat(twice.status()).isEqualTo(401);
        assertThat(twice.text("error")).isEqualTo("invalid_client");
    }

    @Test
    default void tokenWhenAssertedForTheEndpointOrByRsaThenGoodR37() throws Exception {
        String forEndpoint =
                OAuthClient.signed(KEY, KEYED.claims(claims -> claims.audience(OAuthClient.ISSUER + TOKEN)));
        assertThat(AuthHttp.AUTH
                        .postForm(TOKEN, OAuthClient.asserted(forEndpoint))
                        .status())
                .isEqualTo(200);
        OAuthClient client = OAuthClient.register(List.of("email-service"), List.of("email:send"));
        RSAKey free = new RSAKeyGenerator(2048).keyID("any").generate();
        RSAKey bound = new RSAKeyGenerator(2048)
                .keyID("rs256")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        client.putKeys(free.toPublicJWK(), bound.toPublicJWK());
        assertThat(byKey(client, free, JWSAlgorithm.RS256)).isEqualTo(200);
        assertThat(byKey(client, free, JWSAlgorithm.PS256)).isEqualTo(200);
        assertThat(byKey(client, free, JWSAlgorithm.RS512)).isEqualTo(401);
        assertThat(byKey(client, bound, JWSAlgorithm.RS256)).isEqualTo(200);
        assertThat(byKey(client, bound, JWSAlgorithm.PS256)).isEqualTo(401);
    }

    @Test
    default void exchangeThenATokenForOneServiceInTheNameOfBoth() {
        String subject = OAuthClient.user();
        Answer answer = OAuthClient.userService().exchange(subject, Map.of("audience", "property-service"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.text("issued_token_type")).isEqualTo(OAuthClient.ACCESS_TOKEN);
        JsonNode before = AuthHttp.claims(subject);
        JsonNode after = AuthHttp.claims(answer.text("access_token"));
        for (String same : List.of("sub", "sid", "auth_time", "iss", "upn")) {
            assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(after.get("aud").asText()).isEqualTo("property-service");
        assertThat(after.get("groups")).map(JsonNode::asText).containsExactly("user");
        assertThat(after.get("client_id").asText()).isEqualTo("user-service");
        assertThat(after.get("act").toString()).isEqualTo("{\"sub\":\"user-service\"}");
        assertThat(after.get("scope").asText()).isEmpty();
        assertThat(after.get("exp").asLong())
                .isLessThanOrEqualTo(before.get("exp").asLong());
        assertThat(after.has("properties")).isFalse();
    }

    /** Whoever else is sent a user's token cannot erase that user by it. */
    @Test
    default void exchangeWhenByAnotherThanUserServiceThenDeletesNoAccount() {
        OAuthClient other = OAuthClient.register(List.of("auth-service"), List.of("user"));
        String administrator = OAuthClient.administratorFor(other.name());
        String user = OAuthClient.user();
        Map<String, String> auth = Map.of("audience", "auth-service");

        Answer refused = delete(administrator, other.exchange(administrator, auth));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:forbidden");
        assertThat(delete(user, OAuthClient.userService().exchange(user, auth)).status())
                .isEqualTo(204);
    }

    private static Answer delete(String token, Answer exchanged) {
        String path = "/v1/auth/users/" + AuthHttp.claims(token).get("sub").asText();
        return AuthHttp.AUTH.delete(path, "Authorization", AuthHttp.bearer(exchanged));
    }

    @Test
    default void exchangeWhenHandedOnThenTwiceAndNotAgainAndNobodyIsAnAdministrator() {
        String first = OAuthClient.newName();
        String second = OAuthClient.newName();
        String third = OAuthClient.newName();
        OAuthClient a = OAuthClient.register(first, List.of(second), List.of("user", "a:write"));
        OAuthClient b = OAuthClient.register(second, List.of(third), List.of("user"));
        OAuthClient c = OAuthClient.register(third, List.of(first), List.of("user"));
        Answer once = a.exchange(OAuthClient.administratorFor(first), Map.of());
        assertThat(once.text("scope")).isEqualTo("user");
        Answer twice = b.exchange(once.text("access_token"), Map.of("scope", "user"));
        JsonNode claims = AuthHttp.claims(twice.text("access_token"));
        JsonNode actor = claims.get("act");
        assertThat(actor.get("sub").asText()).isEqualTo(second);
        assertThat(actor.get("act").get("sub").asText()).isEqualTo(first);
        assertThat(actor).hasSize(2);
        assertThat(actor.get("act")).hasSize(1);
        assertThat(claims.get("groups")).map(JsonNode::asText).containsExactly("user");
        Answer thrice = c.exchange(twice.text("access_token"), Map.of());
        assertThat(thrice.status()).isEqualTo(400);
        assertThat(thrice.text("error")).isEqualTo("invalid_request");
        Answer seen = c.post(INTROSPECT, Map.of("token", twice.text("access_token")));
        assertThat(seen.body().get("act")).isEqualTo(claims.get("act"));
    }

    @Test
    default void exchangeWhenTheSubjectWasRevokedThenRefused() {
        String subject = OAuthClient.user();
        AuthHttp.AUTH.post("/v1/auth/revoke-token", Map.of("token", subject), "Authorization", "Bearer " + subject);
        assertThat(OAuthClient.userService()
                        .exchange(subject, Map.of("audience", "email-service"))
                        .text("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    default void introspectionThenForWhomItIsMeantOrWhoHasItR46() {
        String token = OAuthClient.chatService()
                .credentials(Map.of("audience", "user-service"))
                .text("access_token");
        JsonNode claims = AuthHttp.claims(token);
        for (OAuthClient client : List.of(OAuthClient.userService(), OAuthClient.chatService())) {
            Answer answer = client.post(INTROSPECT, Map.of("token", token, "token_type_hint", "refresh_token"));
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.body().get("active").asBoolean()).isTrue();
            for (String same : List.of("sub", "client_id", "iss", "jti", "exp", "iat", "scope")) {
                assertThat(answer.body().get(same)).as(same).isEqualTo(claims.get(same));
            }
            assertThat(answer.text("token_type")).isEqualTo("Bearer");
            assertThat(answer.body().get("aud").toString()).contains("user-service");
        }
        assertThat(OAuthClient.emailService()
                        .post(INTROSPECT, Map.of("token", token))
                        .response()
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    default void introspectionWhenARefreshTokenOrNothingOfOursThenInactiveR46() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String refresh = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("refresh_token");
        for (String token : List.of(refresh, "x", "a.b.c", "a".repeat(9000))) {
            assertThat(OAuthClient.userService()
                            .post(INTROSPECT, Map.of("token", token))
                            .response()
                            .body())
                    .isEqualTo("{\"active\":false}");
        }
    }

    @Test
    default void revocationThenTheTokenIsInactiveAndAgainIsTheSame() {
        OAuthClient chat = OAuthClient.chatService();
        String token = chat.credentials(Map.of("audience", "user-service")).text("access_token");
        String user = OAuthClient.user();
        for (int time = 0; time < 2; time++) {
            Answer revoked = chat.post(REVOKE, Map.of("token", token, "token_type_hint", "nonsense"));
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(AuthHttp.AUTH
                            .postForm(REVOKE, Map.of("client_id", "first-party", "token", user))
                            .status())
                    .isEqualTo(200);
            for (String gone : List.of(token, user)) {
                assertThat(OAuthClient.userService()
                                .post(INTROSPECT, Map.of("token", gone))
                                .body()
                                .get("active")
                                .asBoolean())
                        .isFalse();
            }
        }
        assertThat(chat.post(REVOKE, Map.of("token", "no token")).status()).isEqualTo(200);
    }

    @Test
    default void metadataThenCompleteAndTheSameInBothPlaces() {
        Answer answer = AuthHttp.AUTH.get("/.well-known/oauth-authorization-server");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode body = answer.body();
        assertThat(body.get("issuer").asText()).isEqualTo(OAuthClient.ISSUER);
        assertThat(body.get("token_endpoint").asText()).isEqualTo(OAuthClient.ISSUER + TOKEN);
        assertThat(body.get("introspection_endpoint").asText()).isEqualTo(OAuthClient.ISSUER + INTROSPECT);
        assertThat(body.get("revocation_endpoint").asText()).isEqualTo(OAuthClient.ISSUER + REVOKE);
        assertThat(body.get("jwks_uri").asText()).isEqualTo(OAuthClient.ISSUER + "/.well-known/jwks.json");
        assertThat(body.get("response_types_supported")).isEmpty();
        assertThat(body.get("subject_types_supported")).map(JsonNode::asText).containsExactly("public");
        assertThat(body.get("grant_types_supported"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder("client_credentials", "refresh_token", OAuthClient.EXCHANGE);
        assertThat(body.get("token_endpoint_auth_methods_supported"))
                .map(JsonNode::asText)
                .contains("client_secret_basic", "client_secret_post", "private_key_jwt");
        assertThat(body.get("token_endpoint_auth_signing_alg_values_supported"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder("ES256", "RS256", "PS256");
        assertThat(AuthHttp.AUTH.get("/.well-known/openid-configuration").body())
                .isEqualTo(body);
        assertThat(AuthHttp.AUTH.get("/.well-known/other").status()).isEqualTo(404);
    }

    private static int byKey(OAuthClient client, RSAKey key, JWSAlgorithm algorithm) {
        String assertion = OAuthClient.signed(key, algorithm, "JWT", client.claims(claims -> {}));
        return AuthHttp.AUTH.postForm(TOKEN, OAuthClient.asserted(assertion)).status();
    }
}
