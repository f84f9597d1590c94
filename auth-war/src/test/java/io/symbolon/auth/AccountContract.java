package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changing the password, deleting the account, and what administrators do with accounts (CONTRACT section 4). */
interface AccountContract {
    String CHANGE = "/v1/auth/password";
    String ACCOUNTS = "/v1/auth/users/";
    String OTHER_PASSWORD = "cobalt-harbour-lintel-77";

    @Test
    default void passwordWhenChangedThenOnlyThisSessionGoesOnR27() {
        String email = newUser();
        Answer kept = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer ended = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        assertThat(change(kept, AuthHttp.PASSWORD, OTHER_PASSWORD).status()).isEqualTo(204);
        assertThat(refresh(ended)).isEqualTo(401);
        assertThat(refresh(kept)).isEqualTo(200);
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(401);
        assertThat(AuthHttp.AUTH.login(email, OTHER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    default void passwordWhenThePresentOneIsWrongThenRefusedAndNothingChangesR27() {
        String email = newUser();
        Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer refused = change(login, "not the password at all", OTHER_PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:wrong-password");
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    default void passwordWhenTheNewOneIsUnfitThenViolations() {
        Answer login = AuthHttp.AUTH.login(newUser(), AuthHttp.PASSWORD);
        assertThat(violated(change(login, AuthHttp.PASSWORD, "too short"))).isEqualTo("new_password");
        assertThat(violated(change(login, AuthHttp.PASSWORD, "passwordpassword")))
                .isEqualTo("new_password");
        String bearer = AuthHttp.bearer(login);
        Answer empty = AuthHttp.AUTH.post(CHANGE, Map.of(), "Authorization", bearer);
        assertThat(empty.body().get("violations").findValuesAsText("field"))
                .containsExactly("current_password", "new_password");
        assertThat(AuthHttp.AUTH.post(CHANGE, Map.of()).text("reason")).isEqualTo("missing_token");
    }

    @Test
    default void deletionWhenByItsOwnerThenGoneForEverybody() {
        String email = newUser();
        Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        String path = ACCOUNTS + login.text("user_id");
        assertThat(AuthHttp.AUTH
                        .delete(path, "Authorization", AuthHttp.bearer(login))
                        .status())
                .isEqualTo(204);
        assertThat(refresh(login)).isEqualTo(401);
        Answer again = AuthHttp.AUTH.delete(path, "Authorization", AuthHttp.bearer(login));
        assertThat(again.text("reason")).isEqualTo("revoked_token");
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(401);
        assertThat(AuthHttp.AUTH
                        .get(path, "Authorization", AuthHttp.administrator())
                        .status())
                .isEqualTo(404);
        assertThat(AuthHttp.AUTH
                        .get(path, "Authorization", AuthHttp.userService())
                        .status())
                .isEqualTo(404);
        assertThat(AuthHttp.AUTH.register(email).status()).isEqualTo(201);
    }

    @Test
    default void deletionWhenOfAnothersOrNobodysThenNotFound() {
        Answer login = AuthHttp.AUTH.login(newUser(), AuthHttp.PASSWORD);
        String others = AuthHttp.AUTH.register(AuthHttp.newAddress()).text("id");
        for (String id : new String[] {others, UUID.randomUUID().toString(), "x"}) {
            assertThat(AuthHttp.AUTH
                            .delete(ACCOUNTS + id, "Authorization", AuthHttp.bearer(login))
                            .status())
                    .isEqualTo(404);
        }
        String admin = AuthHttp.administrator();
        assertThat(AuthHttp.AUTH
                        .delete(ACCOUNTS + others, "Authorization", admin)
                        .status())
                .isEqualTo(204);
        assertThat(AuthHttp.AUTH
                        .delete(ACCOUNTS + others, "Authorization", admin)
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void accountWhenDisabledThenLoginAndRefreshAreRefusedAsIfWrong() {
        String email = newUser();
        Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        String path = ACCOUNTS + login.text("user_id");
        assertThat(administer(path + "/disable")).isEqualTo(204);
        assertThat(administer(path + "/disable")).isEqualTo(204);
        assertThat(AuthHttp.AUTH
                        .get(path, "Authorization", AuthHttp.administrator())
                        .text("status"))
                .isEqualTo("disabled");
        Answer refused = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:invalid-credentials");
        assertThat(refresh(login)).isEqualTo(401);
        assertThat(change(login, AuthHttp.PASSWORD, OTHER_PASSWORD).text("reason"))
                .isEqualTo("revoked_token");
        assertThat(administer(path + "/enable")).isEqualTo(204);
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(200);
        assertThat(refresh(login)).isEqualTo(401);
    }

    @Test
    default void rolesWhenGivenAndTakenThenTheTokensSaySo() {
        String email = newUser();
        Answer login = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        String path = ACCOUNTS + login.text("user_id");
        assertThat(assign(path, "[\"user\",\"admin\"]").status()).isEqualTo(204);
        Answer admin = AuthHttp.AUTH.post("/v1/auth/refresh", Map.of("refresh_token", login.text("refresh_token")));
        assertThat(admin.text("scope")).isEqualTo("user admin");
        assertThat(AuthHttp.AUTH
                        .get("/v1/auth/users", "Authorization", AuthHttp.bearer(admin))
                        .status())
                .isEqualTo(200);
        assertThat(assign(path, "[\"user\"]").status()).isEqualTo(204);
        assertThat(AuthHttp.AUTH
                        .get("/v1/auth/users", "Authorization", AuthHttp.bearer(admin))
                        .status())
                .isEqualTo(401);
        assertThat(refresh(admin)).isEqualTo(401);
        assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("scope")).isEqualTo("user");
    }

    @Test
    default void rolesWhenUnfitThenViolations() {
        String path = ACCOUNTS + AuthHttp.AUTH.register(AuthHttp.newAddress()).text("id");
        for (String roles : new String[] {"[]", "[\"admin\"]", "[\"user\",\"root\"]", "[\"user\",null]", "null"}) {
            assertThat(violated(assign(path, roles))).as(roles).isEqualTo("roles");
        }
    }

    @Test
    default void accountWhenOfTheLastAdministratorThenConflict() {
        Answer admin = AuthHttp.AUTH.post(AuthHttp.LOGIN, AuthHttp.ADMINISTRATOR);
        String path = ACCOUNTS + admin.text("user_id");
        String bearer = AuthHttp.bearer(admin);
        JsonNode items = AuthHttp.AUTH
                .get("/v1/auth/users?limit=100", "Authorization", bearer)
                .body()
                .get("items");
        assertThat(items).filteredOn(item -> item.get("roles").size() == 2).hasSize(1);
        assertThat(administer(path + "/disable")).isEqualTo(409);
        assertThat(assign(path, "[\"user\"]").status()).isEqualTo(409);
        assertThat(AuthHttp.AUTH.delete(path, "Authorization", bearer).status()).isEqualTo(409);
        assertThat(AuthHttp.AUTH.get("/v1/auth/users", "Authorization", bearer).status())
                .isEqualTo(200);
    }

    @Test
    default void administrationWhenByAnybodyElseThenRefused() {
        Answer login = AuthHttp.AUTH.login(newUser(), AuthHttp.PASSWORD);
        String path = ACCOUNTS + login.text("user_id");
        String user = AuthHttp.bearer(login);
        assertThat(AuthHttp.AUTH
                        .postNothing(path + "/disable", "Authorization", user)
                        .status())
                .isEqualTo(403);
        assertThat(AuthHttp.AUTH
                        .postNothing(path + "/enable", "Authorization", user)
                        .status())
                .isEqualTo(403);
        assertThat(AuthHttp.AUTH
                        .put(path + "/roles", "{\"roles\":[\"user\",\"admin\"]}", "Authorization", user)
                        .status())
                .isEqualTo(403);
        assertThat(AuthHttp.AUTH.postNothing(path + "/disable").status()).isEqualTo(401);
        assertThat(administer(ACCOUNTS + UUID.randomUUID() + "/disable")).isEqualTo(404);
        assertThat(administer(ACCOUNTS + "x/enable")).isEqualTo(404);
    }

    private static int administer(String path) {
        return AuthHttp.AUTH
                .postNothing(path, "Authorization", AuthHttp.administrator())
                .status();
    }

    private static Answer assign(String path, String roles) {
        return AuthHttp.AUTH.put(
                path + "/roles", "{\"roles\":" + roles + "}", "Authorization", AuthHttp.administrator());
    }

    private static Answer change(Answer login, String present, String next) {
        return AuthHttp.AUTH.post(
                CHANGE,
                Map.of("current_password", present, "new_password", next),
                "Authorization",
                AuthHttp.bearer(login));
    }

    private static int refresh(Answer tokens) {
        return AuthHttp.AUTH
                .post("/v1/auth/refresh", Map.of("refresh_token", tokens.text("refresh_token")))
                .status();
    }

    private static String violated(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        JsonNode violations = answer.body().get("violations");
        assertThat(violations).hasSize(1);
        return violations.get(0).get("field").asText();
    }

    private static String newUser() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        return email;
    }
}
