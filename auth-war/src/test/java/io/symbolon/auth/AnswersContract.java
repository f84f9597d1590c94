package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.AuthHttp.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, keys, and bad input everywhere (CONTRACT sections 4 and 8). */
interface AnswersContract {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "{", "{\"email\":}", "{} {}", "{\"email\":\"a\",\"email\":\"b\"}"})
    default void postWhenBodyIsNoObjectThenInvalidRequest(String body) {
        for (String path : List.of(AuthHttp.REGISTER, AuthHttp.LOGIN)) {
            Answer answer = AuthHttp.AUTH.post(path, "application/json", body);
            assertThat(answer.status()).as(path + " " + body).isEqualTo(400);
            assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        }
        Answer oauth = AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, "application/json", body);
        assertThat(oauth.status()).as(body).isEqualTo(400);
        assertThat(oauth.text("error")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "text/", "application/json, text/plain", "application/json; charset=nope", ";charset=utf-8"
            })
    default void typeWhenItIsNoneThenRefusedInTheFormOfTheContract(String type) {
        for (String path : List.of(
                AuthHttp.SERVICE_TOKEN, "/auth/token-service", "/oauth2/token", "/oauth2/introspect", AuthHttp.LOGIN)) {
            for (Answer answer : List.of(
                    AuthHttp.AUTH.post(path, type, "{}"),
                    AuthHttp.AUTH.post(path, "application/json", "{}", "Accept", type),
                    AuthHttp.AUTH.post(path, "application/x-www-form-urlencoded", "a=b", "Accept", type))) {
                assertThat(answer.status()).as(path).isBetween(400, 415);
                boolean oauth = !path.equals(AuthHttp.LOGIN);
                assertThat(answer.header("Content-Type"))
                        .as(path)
                        .startsWith(oauth ? "application/json" : "application/problem+json");
                assertThat(answer.text(oauth ? "error" : "type")).as(path).isNotBlank();
            }
        }
    }

    @Test
    default void accountWhenOwnOrAServiceAsksThenShownAndNobodyElse() {
        String email = AuthHttp.newAddress();
        String path = AuthHttp.AUTH.register(email).header("Location");
        String own = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        Answer answer = AuthHttp.AUTH.get(path, "Authorization", own);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("profile_status")).isEqualTo("pending");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "email", "email_verified", "roles", "status", "profile_status", "created_at");
        String other = AuthHttp.newAddress();
        AuthHttp.AUTH.register(other);
        String others =
                "Bearer " + AuthHttp.AUTH.login(other, AuthHttp.PASSWORD).text("access_token");
        assertThat(AuthHttp.AUTH.get(path, "Authorization", others).status()).isEqualTo(404);
        assertThat(AuthHttp.AUTH.get(path).status()).isEqualTo(401);
        String reader = "Bearer "
                + AuthHttp.AUTH
                        .post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.USER_SERVICE, "audience", "auth-service"))
                        .text("access_token");
        assertThat(AuthHttp.AUTH.get(path, "Authorization", reader).text("email"))
                .isEqualTo(email);
        assertThat(AuthHttp.AUTH
                        .get("/v1/auth/users/none", "Authorization", reader)
                        .status())
                .isEqualTo(404);
        String lacking = "Bearer "
                + AuthHttp.AUTH
                        .post(AuthHttp.SERVICE_TOKEN, AuthHttp.EMAIL_SERVICE)
                        .text("access_token");
        Answer refused = AuthHttp.AUTH.get(path, "Authorization", lacking);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", "auth:users:read");
    }

    @Test
    default void jwksThenPublicKeysOnlyR18() {
        Answer answer = AuthHttp.AUTH.get("/.well-known/jwks.json");
        assertThat(answer.header("Cache-Control")).contains("max-age=300");
        assertThat(answer.body().get("keys"))
                .as("the active one and its standby")
                .hasSize(2);
        assertThat(answer.body().get("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
    }

    @Test
    default void postWhenTenMegabytesThenTooLarge() {
        String body = "{\"email\":\"" + "a".repeat(10 << 20) + "\"}";
        for (String path : List.of(AuthHttp.REGISTER, AuthHttp.LOGIN)) {
            assertThat(AuthHttp.AUTH.post(path, "application/json", body).text("type"))
                    .isEqualTo("urn:symbolon:problem:payload-too-large");
        }
        for (String path : List.of(AuthHttp.SERVICE_TOKEN, "/v1/auth/token-service", "/auth/service-token")) {
            Answer oauth = AuthHttp.AUTH.post(path, "application/json", body);
            assertThat(oauth.status()).as(path).isEqualTo(413);
            assertThat(oauth.text("error")).as(path).isEqualTo("invalid_request");
        }
    }
}
