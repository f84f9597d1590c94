package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code validate-token}, {@code validate-service-token} and {@code revoke-token} (CONTRACT section 4). */
interface ValidationContract {
    String VALIDATE = "/v1/auth/validate-token";
    String VALIDATE_SERVICE = "/v1/auth/validate-service-token";
    String REVOKE = "/v1/auth/revoke-token";

    @Test
    default void validateWhenAUsersTokenThenWhoTheyAreNow() {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        String token = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        Answer answer = validate(token);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonNode body = answer.body();
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("active", "kind", "sub", "exp", "scope", "groups", "user");
        assertThat(body.get("active").asBoolean()).isTrue();
        assertThat(body.get("kind").asText()).isEqualTo("user");
        assertThat(body.get("sub").asText()).isEqualTo(id);
        assertThat(body.get("exp")).isEqualTo(AuthHttp.claims(token).get("exp"));
        assertThat(body.get("scope").asText()).isEqualTo("user");
        assertThat(body.get("groups")).map(JsonNode::asText).containsExactly("user");
        assertThat(body.get("user").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "email", "roles", "status");
        assertThat(body.get("user").get("status").asText()).isEqualTo("unverified");
    }

    @Test
    default void validateWhenAServicesTokenThenWithoutUser() {
        String token = AuthHttp.AUTH
                .post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.CHAT_SERVICE, "audience", "user-service"))
                .text("access_token");
        JsonNode body = validate(token).body();
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("active", "kind", "sub", "exp", "scope", "groups");
        assertThat(body.get("kind").asText()).isEqualTo("service");
        assertThat(body.get("sub").asText()).isEqualTo("chat-service");
    }

    @Test
    default void validateWhenAServiceActsForTheUserThenAlsoWho() {
        OAuthClient deputy = OAuthClient.register(List.of("user-service"), List.of("user"));
        Answer exchanged = deputy.exchange(OAuthClient.administratorFor(deputy.name()), Map.of());
        JsonNode body = validate(exchanged.text("access_token")).body();
        assertThat(body.get("active").asBoolean()).isTrue();
        assertThat(body.get("kind").asText()).isEqualTo("user");
        assertThat(body.get("groups")).map(JsonNode::asText).containsExactly("user");
        assertThat(body.get("act").toString()).isEqualTo("{\"sub\":\"%s\"}".formatted(deputy.name()));
    }

    @Test
    default void validateWhenNotGoodOrNotForTheCallerThenInactiveAndNothingElseR46() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        String token = login.text("access_token");
        String forEmail = AuthHttp.AUTH
                .post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.CHAT_SERVICE, "audience", "email-service"))
                .text("access_token");
        for (String other : List.of(
                "",
                "no token",
                "a.b.c",
                "a".repeat(9000),
                login.text("refresh_token"),
                token.substring(0, token.length() - 4) + "AAAA",
                forEmail)) {
            assertThat(validate(other).body().toString()).as(other).isEqualTo("{\"active\":false}");
        }
        assertThat(AuthHttp.AUTH
                        .post(VALIDATE, Map.of(), "Authorization", AuthHttp.userService())
                        .status())
                .isEqualTo(400);
    }

    @Test
    default void revokeWhenTheUserEndsTheirTokenThenItIsInactiveAndAgainTheSameAnswer() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String doomed = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        String own = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        assertThat(validate(doomed).body().get("active").asBoolean()).isTrue();
        for (int time = 0; time < 2; time++) {
            assertThat(revoke(doomed, own).status()).isEqualTo(200);
            assertThat(validate(doomed).body().toString()).isEqualTo("{\"active\":false}");
        }
    }

    @Test
    default void revokeWhenAnothersOrNotOursThenNothingHappens() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String token = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        String other = AuthHttp.newAddress();
        AuthHttp.AUTH.register(other);
        String stranger =
                "Bearer " + AuthHttp.AUTH.login(other, AuthHttp.PASSWORD).text("access_token");
        assertThat(revoke(token, stranger).status()).isEqualTo(200);
        assertThat(revoke(token.substring(0, token.length() - 4) + "AAAA", AuthHttp.userService())
                        .status())
                .isEqualTo(200);
        assertThat(validate(token).body().get("active").asBoolean()).isTrue();
        assertThat(revoke(token, AuthHttp.userService()).status()).isEqualTo(200);
        assertThat(validate(token).body().get("active").asBoolean()).isFalse();
    }

    @Test
    default void validateServiceThenOnlyWhatTheCallerMayKnow() {
        String chat = AuthHttp.AUTH
                .post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.CHAT_SERVICE, "audience", "user-service"))
                .text("access_token");
        assertThat(isValid("chat-service", chat)).isTrue();
        assertThat(isValid("email-service", chat)).isFalse();
        assertThat(isValid("user-service", AuthHttp.USER_SERVICE.get("service_token")))
                .isTrue();
        assertThat(isValid("user-service", "another")).isFalse();
        assertThat(isValid("chat-service", AuthHttp.CHAT_SERVICE.get("service_token")))
                .isFalse();
        assertThat(isValid("nobody knows", "it")).isFalse();
    }

    @Test
    default void validateServiceWhenTheCallerMayAskAboutOthersThenAlsoTheirServiceTokens() {
        OAuthClient judge = OAuthClient.register(
                List.of("auth-service"), List.of("auth:tokens:validate", "auth:service-tokens:validate"));
        String authorization = "Bearer "
                + AuthHttp.AUTH
                        .post(
                                AuthHttp.SERVICE_TOKEN,
                                Map.of("service_name", judge.name(), "service_token", judge.secret()))
                        .text("access_token");
        String token = AuthHttp.CHAT_SERVICE.get("service_token");
        assertThat(isValid("chat-service", token, authorization)).isTrue();
        assertThat(isValid("user-service", token, authorization)).isFalse();
        assertThat(isValid("chat-service", token + "x", authorization)).isFalse();
    }

    @Test
    default void validationWhenCallerMayNotThenRefused() {
        String narrow = "Bearer "
                + AuthHttp.AUTH
                        .post(
                                AuthHttp.SERVICE_TOKEN,
                                AuthHttp.with(AuthHttp.EMAIL_SERVICE, "scope", "auth:revocations:read"))
                        .text("access_token");
        Map<String, String> scopes = Map.of(
                VALIDATE, "auth:tokens:validate",
                VALIDATE_SERVICE, "auth:tokens:validate",
                REVOKE, "auth:tokens:revoke");
        scopes.forEach((path, scope) -> {
            assertThat(AuthHttp.AUTH.post(path, Map.of("token", "x")).status()).isEqualTo(401);
            Answer refused = AuthHttp.AUTH.post(path, Map.of("token", "x"), "Authorization", narrow);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", scope);
        });
    }

    private static Answer validate(String token) {
        return AuthHttp.AUTH.post(VALIDATE, Map.of("token", token), "Authorization", AuthHttp.userService());
    }

    private static Answer revoke(String token, String authorization) {
        return AuthHttp.AUTH.post(REVOKE, Map.of("token", token), "Authorization", authorization);
    }

    private static boolean isValid(String service, String token) {
        return isValid(service, token, AuthHttp.userService());
    }

    private static boolean isValid(String service, String token, String authorization) {
        Answer answer = AuthHttp.AUTH.post(
                VALIDATE_SERVICE, Map.of("service_name", service, "token", token), "Authorization", authorization);
        assertThat(answer.body().size()).isEqualTo(1);
        return answer.body().get("valid").asBoolean();
    }
}
