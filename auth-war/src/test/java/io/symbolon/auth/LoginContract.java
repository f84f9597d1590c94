package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/auth/login} (CONTRACT sections 3 and 4). */
interface LoginContract {
    /** Several times what waits by default. */
    int STORM = 300;

    @Test
    default void loginThenTokensOfTheContractR56() throws Exception {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        Answer answer = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
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
        assertThat(AuthHttp.isVerified(answer.text("access_token"))).isTrue();
    }

    @Test
    default void loginWhenWrongOrUnknownThenAlikeR24() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        Answer wrong = AuthHttp.AUTH.login(email, "not the password at all");
        Answer unknown = AuthHttp.AUTH.login(AuthHttp.newAddress(), "not the password at all");
        Answer disabled = loginOfADisabled();
        for (Answer answer : List.of(wrong, unknown, disabled)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"symbolon\"");
            assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-credentials");
            assertThat(withoutInstance(answer)).isEqualTo(withoutInstance(wrong));
            assertThat(answer.response().headers().map().keySet())
                    .isEqualTo(wrong.response().headers().map().keySet());
        }
    }

    private static Answer loginOfADisabled() {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        AuthHttp.AUTH.postNothing("/v1/auth/users/" + id + "/disable", "Authorization", AuthHttp.administrator());
        return AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
    }

    /** More at once than may wait: who is turned away is told when to come back, and the others get what they asked for. */
    @Test
    default void loginWhenMoreComeThanMayWaitThenSomeAreTurnedAwayAndNobodyElseR26() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        ExecutorService clients = Executors.newFixedThreadPool(STORM);
        List<CompletableFuture<Answer>> storm = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> AuthHttp.AUTH.login(email, AuthHttp.PASSWORD), clients))
                .limit(STORM)
                .toList();
        for (int token = 0; token < 3; token++) {
            assertThat(AuthHttp.AUTH
                            .post(AuthHttp.SERVICE_TOKEN, AuthHttp.EMAIL_SERVICE)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(storm).as("services need not wait until the storm is over").anyMatch(login -> !login.isDone());
        List<Answer> answers = storm.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(turnedAway -> {
            assertThat(turnedAway.text("type")).isEqualTo("urn:symbolon:problem:too-many-requests");
            assertThat(turnedAway.header("Retry-After")).isEqualTo("1");
        });
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    default void loginWhenAdministratorThenOneAudience() {
        Map<String, String> admin = AuthHttp.ADMINISTRATOR;
        Answer answer = AuthHttp.AUTH.post(AuthHttp.LOGIN, admin);
        assertThat(answer.text("scope")).isEqualTo("user admin");
        assertThat(AuthHttp.claims(answer.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("auth-service");
        Answer email = AuthHttp.AUTH.post(AuthHttp.LOGIN, AuthHttp.with(admin, "audience", "email-service"));
        assertThat(AuthHttp.claims(email.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("email-service");
        assertThat(AuthHttp.AUTH
                        .post(AuthHttp.LOGIN, AuthHttp.with(admin, "audience", "no-service"))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode withoutInstance(Answer answer) {
        return ((ObjectNode) answer.body()).without("instance");
    }
}
