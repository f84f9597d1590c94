package io.symbolon.auth;

import static io.symbolon.auth.OAuthClient.REVOKE;
import static io.symbolon.auth.OAuthClient.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The refresh token grant of {@code first-party} (RFC 6749 §6), and what ends it (RFC 7009; CONTRACT section 4). */
interface RefreshGrantContract {
    String REFRESH = "/v1/auth/refresh";

    @Test
    default void refreshGrantThenNewTokensAndTheOldOneEndsTheSessionWhenUsedAfterItsSuccessor() {
        String first = loggedIn();
        Answer answer = refresh(first, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(AuthHttp.isVerified(answer.text("access_token"))).isTrue();
        String second = answer.text("refresh_token");
        assertThat(refresh(first, Map.of()).text("refresh_token")).isEqualTo(second);
        String third = refresh(second, Map.of()).text("refresh_token");
        assertRefused(refresh(first, Map.of()), "invalid_grant");
        assertRefused(refresh(third, Map.of()), "invalid_grant");
    }

    @Test
    default void refreshGrantWhenOneAudienceIsNamedThenTheTokenIsForThat() {
        Answer answer = refresh(loggedIn(), Map.of("resource", "urn:symbolon:service:user-service", "scope", "user"));
        assertThat(AuthHttp.claims(answer.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("user-service");
    }

    @Test
    default void refreshGrantWhenRefusedThenAsTheRfcSaysAndTheTokenStaysUnusedR32() {
        String token = loggedIn();
        assertRefused(refresh(token, Map.of("scope", "user email:send")), "invalid_scope");
        assertRefused(refresh(token, Map.of("scope", "admin")), "invalid_scope");
        assertRefused(refresh(token, Map.of("audience", "email-service")), "invalid_target");
        assertRefused(refresh(token, Map.of("audience", "a-service", "resource", "b-service")), "invalid_target");
        assertRefused(refresh("", Map.of()), "invalid_request");
        assertRefused(refresh("unknown", Map.of()), "invalid_grant");
        assertRefused(
                OAuthClient.userService().post(TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token)),
                "unauthorized_client");
        assertThat(refresh(token, Map.of("scope", "user user")).status()).isEqualTo(200);
    }

    @Test
    default void revocationWhenARefreshTokenThenItsSessionEnds() {
        String token = loggedIn();
        for (int time = 0; time < 2; time++) {
            Answer revoked = AuthHttp.AUTH.postForm(REVOKE, Map.of("client_id", "first-party", "token", token));
            assertThat(revoked.status()).isEqualTo(200);
        }
        assertRefused(refresh(token, Map.of()), "invalid_grant");
    }

    @Test
    default void revocationWhenAServicesClientNamesARefreshTokenThenRefusedAndNothingEnds() {
        String token = loggedIn();
        assertRefused(OAuthClient.userService().post(REVOKE, Map.of("token", token)), "invalid_grant");
        assertThat(refresh(token, Map.of()).status()).isEqualTo(200);
    }

    @Test
    default void revokeTokenWhenARefreshTokenThenItsSessionEndsForItsUserAndServicesOnly() {
        Answer ada = login();
        Answer eve = login();
        Map<String, String> request = Map.of("token", ada.text("refresh_token"));
        assertThat(revokeToken(request, AuthHttp.bearer(eve)).status()).isEqualTo(200);
        assertThat(AuthHttp.AUTH
                        .post(REFRESH, Map.of("refresh_token", ada.text("refresh_token")))
                        .status())
                .isEqualTo(200);
        revokedBy(AuthHttp.bearer(eve), eve);
        revokedBy(AuthHttp.userService(), login());
    }

    private static void revokedBy(String authorization, Answer session) {
        Map<String, String> own = Map.of("token", session.text("refresh_token"));
        assertThat(revokeToken(own, authorization).status()).isEqualTo(200);
        assertThat(AuthHttp.AUTH
                        .post(REFRESH, Map.of("refresh_token", session.text("refresh_token")))
                        .text("type"))
                .isEqualTo("urn:symbolon:problem:invalid-refresh-token");
    }

    private static Answer revokeToken(Map<String, String> request, String authorization) {
        return AuthHttp.AUTH.post("/v1/auth/revoke-token", request, "Authorization", authorization);
    }

    private static Answer refresh(String token, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "refresh_token");
        form.put("client_id", "first-party");
        form.put("refresh_token", token);
        return AuthHttp.AUTH.postForm(TOKEN, form);
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private static String loggedIn() {
        return login().text("refresh_token");
    }

    private static Answer login() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        return AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
    }
}
