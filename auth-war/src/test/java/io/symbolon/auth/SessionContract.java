package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refresh, logout and own sessions (CONTRACT sections 3 and 4). */
interface SessionContract {
    String REFRESH = "/v1/auth/refresh";
    String LOGOUT = "/v1/auth/logout";
    String SESSIONS = "/v1/auth/sessions";

    @Test
    default void refreshThenAsLoginInTheSameSession() throws Exception {
        Answer login = login();
        Answer answer = refresh(login.text("refresh_token"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "refresh_token", "scope", "user_id", "session_id");
        assertThat(answer.text("session_id")).isEqualTo(login.text("session_id"));
        assertThat(answer.text("user_id")).isEqualTo(login.text("user_id"));
        assertThat(answer.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
        JsonNode before = AuthHttp.claims(login.text("access_token"));
        JsonNode after = AuthHttp.claims(answer.text("access_token"));
        assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
        assertThat(after.get("sid")).isEqualTo(before.get("sid"));
        assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
        assertThat(after.get("aud")).isEqualTo(before.get("aud"));
        assertThat(AuthHttp.isVerified(answer.text("access_token"))).isTrue();
    }

    @Test
    default void refreshWhenTheAnswerWasLostThenTheSameRefreshTokenAndAFreshAccessToken() {
        String presented = login().text("refresh_token");
        Answer first = refresh(presented);
        Answer again = refresh(presented);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("refresh_token")).isEqualTo(first.text("refresh_token"));
        assertThat(again.text("access_token")).isNotEqualTo(first.text("access_token"));
    }

    @Test
    default void refreshWhenReusedThenTheSessionEndsR30() {
        Answer login = login();
        Answer second = refresh(login.text("refresh_token"));
        Answer third = refresh(second.text("refresh_token"));
        refused(refresh(login.text("refresh_token")));
        refused(refresh(third.text("refresh_token")));
        assertThat(AuthHttp.AUTH
                        .get(SESSIONS, "Authorization", AuthHttp.bearer(third))
                        .text("reason"))
                .isEqualTo("revoked_token");
    }

    @Test
    default void refreshWhenNoneOfOursThenRefused() {
        refused(refresh("x"));
        refused(refresh(login().text("access_token")));
        refused(refresh(""));
        Answer missing = AuthHttp.AUTH.post(REFRESH, Map.of());
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.body().get("violations").get(0).get("field").asText())
                .isEqualTo("refresh_token");
    }

    @Test
    default void refreshWhenAudienceNamedThenForThatOneServiceAlone() {
        Answer login = login();
        Map<String, String> request = Map.of("refresh_token", login.text("refresh_token"));
        Answer none = AuthHttp.AUTH.post(REFRESH, AuthHttp.with(request, "audience", "email-service"));
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().get("violations").get(0).get("field").asText()).isEqualTo("audience");
        Answer user = AuthHttp.AUTH.post(REFRESH, AuthHttp.with(request, "audience", "user-service"));
        assertThat(AuthHttp.claims(user.text("access_token")).get("aud"))
                .map(JsonNode::asText)
                .containsExactly("user-service");
    }

    @Test
    default void logoutThenNothingOfTheSessionIsGoodAndARepeatAnswersAlike() {
        Answer login = login();
        for (int i = 0; i < 2; i++) {
            loggedOut(AuthHttp.AUTH.postNothing(LOGOUT, "Authorization", AuthHttp.bearer(login)));
        }
        refused(refresh(login.text("refresh_token")));
        assertThat(AuthHttp.AUTH
                        .get(SESSIONS, "Authorization", AuthHttp.bearer(login))
                        .text("reason"))
                .isEqualTo("revoked_token");
    }

    @Test
    default void logoutWhenByRefreshTokenThenTheSame() {
        Answer login = login();
        Map<String, String> request = Map.of("refresh_token", login.text("refresh_token"));
        loggedOut(AuthHttp.AUTH.post(LOGOUT, request));
        loggedOut(AuthHttp.AUTH.post(LOGOUT, request));
        refused(refresh(login.text("refresh_token")));
    }

    @Test
    default void logoutWhenNothingNamesASessionThenRefused() {
        assertThat(AuthHttp.AUTH.postNothing(LOGOUT).text("reason")).isEqualTo("missing_token");
        assertThat(AuthHttp.AUTH.post(LOGOUT, Map.of()).text("reason")).isEqualTo("missing_token");
        Answer login = login();
        Answer wrong = AuthHttp.AUTH.post(
                LOGOUT, Map.of("refresh_token", login.text("refresh_token")), "Authorization", "Bearer rubbish");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("reason")).isEqualTo("malformed_token");
        assertThat(wrong.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(AuthHttp.AUTH
                        .postNothing(LOGOUT, "Authorization", AuthHttp.userService())
                        .text("reason"))
                .isEqualTo("wrong_type");
        assertThat(refresh(login.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    default void logoutWhenTheBodyIsNotAcceptableThenTheSessionGoesOn() {
        Answer login = login();
        String bearer = AuthHttp.bearer(login);
        assertThat(AuthHttp.AUTH
                        .post(LOGOUT, "application/json", "{\"a\":1}", "Authorization", bearer)
                        .status())
                .isEqualTo(400);
        assertThat(AuthHttp.AUTH
                        .post(LOGOUT, "application/json", "null", "Authorization", bearer)
                        .status())
                .isEqualTo(400);
        assertThat(AuthHttp.AUTH
                        .post(LOGOUT, "text/plain", "{}", "Authorization", bearer)
                        .status())
                .isEqualTo(415);
        assertThat(refresh(login.text("refresh_token")).status()).isEqualTo(200);
        loggedOut(AuthHttp.AUTH.post(LOGOUT, "application/json", "", "Authorization", bearer));
    }

    @Test
    default void sessionsThenThoseThatLiveAndWhichIsThisR36() {
        String email = newUser();
        Answer one = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer other = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer list = AuthHttp.AUTH.get(SESSIONS, "Authorization", AuthHttp.bearer(one));
        assertThat(list.status()).isEqualTo(200);
        JsonNode items = list.body().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("id").asText()).isEqualTo(other.text("session_id"));
        assertThat(items.get(0).get("current").asBoolean()).isFalse();
        assertThat(items.get(1).get("current").asBoolean()).isTrue();
        assertThat(items.get(1).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "created_at", "last_used_at", "address", "user_agent", "current");
        assertThat(items.get(1).get("address").asText()).isNotBlank();
        assertThat(items.get(1).get("user_agent").asText()).startsWith("Java-http-client");
        assertThat(AuthHttp.AUTH
                        .get(SESSIONS + "?limit=0", "Authorization", AuthHttp.bearer(one))
                        .status())
                .isEqualTo(400);
    }

    @Test
    default void sessionWhenEndedByItsOwnerThenNoLongerUsableR36() {
        String email = newUser();
        Answer one = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer other = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        String path = SESSIONS + "/" + other.text("session_id");
        assertThat(AuthHttp.AUTH
                        .delete(path, "Authorization", AuthHttp.bearer(login()))
                        .status())
                .isEqualTo(404);
        assertThat(AuthHttp.AUTH
                        .delete(path, "Authorization", AuthHttp.bearer(one))
                        .status())
                .isEqualTo(204);
        refused(refresh(other.text("refresh_token")));
        for (String none : new String[] {path, SESSIONS + "/" + UUID.randomUUID(), SESSIONS + "/x"}) {
            assertThat(AuthHttp.AUTH
                            .delete(none, "Authorization", AuthHttp.bearer(one))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    default void revocationOfSessionOrSubjectThenRefreshIsRefusedToo() {
        Answer bySession = login();
        revoke("sid", bySession.text("session_id"));
        refused(refresh(bySession.text("refresh_token")));
        Answer bySubject = login();
        revoke("sub", bySubject.text("user_id"));
        refused(refresh(bySubject.text("refresh_token")));
    }

    private static void revoke(String kind, String value) {
        assertThat(AuthHttp.AUTH
                        .post(
                                "/v1/auth/revocations",
                                Map.of("kind", kind, "value", value),
                                "Authorization",
                                AuthHttp.administrator())
                        .status())
                .isEqualTo(204);
    }

    private static String newUser() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        return email;
    }

    private static Answer login() {
        return AuthHttp.AUTH.login(newUser(), AuthHttp.PASSWORD);
    }

    private static Answer refresh(String token) {
        return AuthHttp.AUTH.post(REFRESH, Map.of("refresh_token", token));
    }

    private static void loggedOut(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasToString("{\"status\":\"logged_out\"}");
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-refresh-token");
    }
}
