package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/auth/service-token} (CONTRACT section 4, RFC 6749 §5). */
interface ServiceTokenContract {
    @Test
    default void serviceTokenThenTokenOfTheContractR5R37() throws Exception {
        Answer answer = AuthHttp.AUTH.post(
                AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.USER_SERVICE, "audience", "email-service"));
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
        assertThat(AuthHttp.isVerified(token)).isTrue();
    }

    @Test
    default void serviceTokenWhenOneAudienceIsRegisteredThenItIsTheDefault() {
        for (String path : List.of(
                AuthHttp.SERVICE_TOKEN, "/v1/auth/token-service", "/auth/service-token", "/auth/token-service")) {
            Answer answer = AuthHttp.AUTH.post(path, AuthHttp.EMAIL_SERVICE);
            assertThat(answer.text("scope")).as(path).isEqualTo("auth:revocations:read auth:tokens:validate");
        }
    }

    @Test
    default void serviceTokenWhenBasicThenTheSame() {
        String credential = AuthHttp.basic("chat-service", "dev-chat+service/token=");
        Map<String, String> form = Map.of("audience", "email-service", "scope", "chat:write", "grant_type", "x");
        Answer answer = AuthHttp.AUTH.postForm(AuthHttp.SERVICE_TOKEN, form, "Authorization", credential);
        assertThat(answer.text("scope")).isEqualTo("chat:write");
        Answer both = AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, AuthHttp.USER_SERVICE, "Authorization", credential);
        assertThat(both.text("error")).isEqualTo("invalid_request");
    }

    /** Whoever names a service guesses in vain, and keeps nobody out. */
    @Test
    default void serviceTokenWhenGuessedAtForeverThenTheServiceComesInAtOnce() {
        Map<String, String> guess = AuthHttp.with(AuthHttp.EMAIL_SERVICE, "service_token", "wrong");
        for (int times = 0; times < 200; times++) {
            assertThat(AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, guess).status())
                    .isEqualTo(401);
        }
        Answer right = AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, AuthHttp.EMAIL_SERVICE);
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.header("Cache-Control")).isEqualTo("no-store");
        assertThat(right.header("Pragma")).isEqualTo("no-cache");
    }

    @Test
    default void serviceTokenWhenRefusedThenAsRfc6749Says() {
        assertRefused(401, "invalid_client", AuthHttp.with(AuthHttp.USER_SERVICE, "service_token", "wrong"));
        assertRefused(401, "invalid_client", AuthHttp.with(AuthHttp.USER_SERVICE, "service_name", "nobody-service"));
        assertRefused(400, "invalid_target", AuthHttp.USER_SERVICE);
        assertRefused(400, "invalid_target", AuthHttp.with(AuthHttp.USER_SERVICE, "audience", "chat-service"));
        assertRefused(400, "invalid_scope", AuthHttp.with(AuthHttp.EMAIL_SERVICE, "scope", "email:send"));
        assertRefused(400, "invalid_scope", AuthHttp.with(AuthHttp.EMAIL_SERVICE, "scope", "a\"b"));
        assertRefused(400, "invalid_request", Map.of("service_name", "user-service"));
        assertRefused(400, "invalid_request", AuthHttp.with(AuthHttp.EMAIL_SERVICE, "service_nam", "x"));
        Answer basic = AuthHttp.AUTH.postForm(AuthHttp.SERVICE_TOKEN, Map.of(), "Authorization", "Basic !!!");
        assertThat(basic.status()).isEqualTo(401);
        assertThat(basic.header("WWW-Authenticate")).startsWith("Basic realm=\"symbolon\"");
        Answer malformed =
                AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, "application/x-www-form-urlencoded", "audience=%zz");
        assertThat(malformed.text("error")).isEqualTo("invalid_request");
        assertThat(AuthHttp.AUTH.get(AuthHttp.SERVICE_TOKEN).status()).isEqualTo(405);
        assertThat(AuthHttp.AUTH.get(AuthHttp.SERVICE_TOKEN).header("Allow")).contains("POST");
    }

    @Test
    default void metricsThenTokensByAudience() {
        AuthHttp.AUTH.post(
                AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.USER_SERVICE, "audience", "property-service"));
        AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.USER_SERVICE, "service_token", "wrong"));
        String metrics = AuthHttp.AUTH.get("/metrics").response().body();
        assertThat(metrics)
                .containsPattern("service_tokens_issued_total\\{audience=\"property-service\"[^}]*} 1\\.0")
                .containsPattern("auth_failures_total\\{[^}]*reason=\"invalid_client\"");
    }

    private void assertRefused(int status, String error, Map<String, String> request) {
        Answer answer = AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, request);
        assertThat(answer.status()).as(error).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }
}
