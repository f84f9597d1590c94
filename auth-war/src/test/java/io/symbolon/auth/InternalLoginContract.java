package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/auth/internal/credentials} and {@code /v1/auth/internal/sessions} (CONTRACT section 4). */
interface InternalLoginContract {
    String CREDENTIALS = "/v1/auth/internal/credentials";
    String SESSIONS = "/v1/auth/internal/sessions";
    String CLIENT = "\"client\":{\"address\":\"192.0.2.7\",\"agent\":\"an agent\"}";

    @Test
    default void internalLoginThenTokensWithThePropertiesAndTheTicketIsGone() {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        Answer checked = credentials(email, AuthHttp.PASSWORD, AuthHttp.userService());
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.header("Cache-Control")).contains("no-store");
        assertThat(checked.text("user_id")).isEqualTo(id);
        assertThat(checked.body().get("expires_in").asInt()).isEqualTo(60);
        String request = "{\"ticket\":\"" + checked.text("ticket") + "\",\"claims\":{\"properties\":"
                + "[{\"property_id\":\"p-1\",\"name\":\"Villa Ñandú\",\"role\":\"owner\"}]}}";
        Answer begun = sessions(request);
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.header("Cache-Control")).contains("no-store");
        assertThat(begun.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "refresh_token", "scope", "user_id", "session_id");
        JsonNode claims = AuthHttp.claims(begun.text("access_token"));
        assertThat(claims.get("sub").asText()).isEqualTo(id);
        assertThat(claims.get("properties").get(0).get("name").asText()).isEqualTo("Villa Ñandú");
        assertThat(claims.get("properties").get(0).size()).isEqualTo(3);
        Answer again = sessions(request);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("type")).isEqualTo("urn:symbolon:problem:invalid-token");
    }

    @Test
    default void internalLoginWhenAClaimIsRefusedThenTheTicketStillStands() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String ticket =
                credentials(email, AuthHttp.PASSWORD, AuthHttp.userService()).text("ticket");
        for (String claims : List.of(
                "{\"groups\":[\"admin\"]}", "{\"properties\":[{\"name\":\"x\"}]}", "{\"properties\":\"x\"}", "[]")) {
            Answer refused = sessions("{\"ticket\":\"" + ticket + "\",\"claims\":" + claims + "}");
            assertThat(refused.status()).as(claims).isEqualTo(400);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        }
        Answer begun = sessions("{\"ticket\":\"" + ticket + "\"}");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(AuthHttp.claims(begun.text("access_token")).has("properties"))
                .isFalse();
    }

    /** CONTRACT section 6. */
    @Test
    default void internalCallsWhenRefusedForTheirFormThenLeaveARecordEachAndAGoodOneLeavesOne() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        assertThat(records("{\"ticket\":\"x\",\"claims\":{\"groups\":[]}}", SESSIONS))
                .containsExactly("sensitive_read refused invalid-request");
        assertThat(records("{}", CREDENTIALS)).containsExactly("sensitive_read refused invalid-request");
        String good = "{\"email\":\"" + email + "\",\"password\":\"" + AuthHttp.PASSWORD + "\"," + CLIENT + "}";
        assertThat(records(good, CREDENTIALS)).hasSize(1);
    }

    /** Those that the call leaves, found by its correlation id. */
    private static List<String> records(String body, String path) {
        String call = UUID.randomUUID().toString();
        AuthHttp.AUTH.post(
                path, "application/json", body, "Authorization", AuthHttp.userService(), "X-Correlation-Id", call);
        await().until(() -> !recorded(call).isEmpty());
        return recorded(call).stream()
                .map(record -> record.get("event").asText() + " "
                        + record.get("outcome").asText() + " "
                        + record.path("reason").asText())
                .toList();
    }

    private static List<JsonNode> recorded(String call) {
        JsonNode items = AuthHttp.AUTH
                .get("/v1/auth/audit?service=auth-service&limit=100", "Authorization", AuthHttp.administrator())
                .body()
                .get("items");
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode record : items) {
            if (record.path("correlation_id").asText().equals(call)) {
                found.add(record);
            }
        }
        return found;
    }

    @Test
    default void credentialsWhenWrongOrUnknownThenAlike() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        for (String address : List.of(email, AuthHttp.newAddress(), "no address")) {
            Answer refused = credentials(address, "not the password at all", AuthHttp.userService());
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:invalid-credentials");
            assertThat(refused.header("WWW-Authenticate"))
                    .as("the service's token is not what was wrong")
                    .contains("Bearer realm=\"symbolon\", error=\"invalid_credentials\"");
        }
    }

    @Test
    default void credentialsWhenWrongThenTheRecordsTellWhichAreOfOneAccountAndNotWhose() {
        String email = AuthHttp.newAddress();
        String once = accountRecorded(email);
        assertThat(accountRecorded(email.toUpperCase(Locale.ROOT))).isEqualTo(once);
        assertThat(accountRecorded(AuthHttp.newAddress())).isNotEqualTo(once);
        assertThat(once).matches("[A-Za-z0-9_-]{22}");
    }

    private static String accountRecorded(String email) {
        String call = UUID.randomUUID().toString();
        String guess = "{\"email\":\"" + email + "\",\"password\":\"not the password at all\"," + CLIENT + "}";
        AuthHttp.AUTH.post(
                CREDENTIALS,
                "application/json",
                guess,
                "Authorization",
                AuthHttp.userService(),
                "X-Correlation-Id",
                call);
        await().until(() -> !recorded(call).isEmpty());
        return recorded(call).get(0).at("/details/account").asText();
    }

    @Test
    default void credentialsWhenSomethingIsMissingThenInvalidRequest() {
        for (String body : List.of(
                "{" + CLIENT + "}",
                "{\"email\":\"a@example.com\",\"password\":\"x\"}",
                "{\"email\":\"a@example.com\",\"password\":\"x\",\"client\":{\"address\":\"localhost\"}}",
                "{\"email\":\"a@example.com\",\"password\":\"x\",\"client\":{\"address\":\"10.0.0.0/8\"}}")) {
            Answer refused =
                    AuthHttp.AUTH.post(CREDENTIALS, "application/json", body, "Authorization", AuthHttp.userService());
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.body().get("violations")).as(body).isNotEmpty();
        }
    }

    @Test
    default void internalLoginWhenCallerMayNotThenRefused() {
        String lacking = "Bearer "
                + AuthHttp.AUTH
                        .post(AuthHttp.SERVICE_TOKEN, AuthHttp.EMAIL_SERVICE)
                        .text("access_token");
        for (String path : List.of(CREDENTIALS, SESSIONS)) {
            assertThat(AuthHttp.AUTH.post(path, "application/json", "{}").status())
                    .isEqualTo(401);
            Answer refused = AuthHttp.AUTH.post(path, "application/json", "{}", "Authorization", lacking);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("WWW-Authenticate")).contains("auth:credentials");
            Answer user = AuthHttp.AUTH.post(path, "application/json", "{}", "Authorization", AuthHttp.administrator());
            assertThat(user.text("reason")).isEqualTo("wrong_type");
        }
    }

    private static Answer credentials(String email, String password, String authorization) {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"," + CLIENT + "}";
        return AuthHttp.AUTH.post(CREDENTIALS, "application/json", body, "Authorization", authorization);
    }

    private static Answer sessions(String body) {
        return AuthHttp.AUTH.post(SESSIONS, "application/json", body, "Authorization", AuthHttp.userService());
    }
}
