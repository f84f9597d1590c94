package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.auth.AuthHttp.Answer;
import org.junit.jupiter.api.Test;

/** Accounts for administrators (CONTRACT section 4). */
interface UsersContract {
    String USERS = "/v1/auth/users";

    @Test
    default void usersWhenAdministratorAsksThenTheAccountOfTheAddressAndNoOther() {
        String email = AuthHttp.newAddress();
        String id = AuthHttp.AUTH.register(email).text("id");
        Answer answer = AuthHttp.AUTH.get(USERS + "?email=" + email, "Authorization", AuthHttp.administrator());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("items")).hasSize(1);
        assertThat(answer.body().get("items").get(0).get("id").asText()).isEqualTo(id);
        assertThat(answer.body().has("next")).isFalse();
        Answer none = AuthHttp.AUTH.get(USERS + "?email=nobody", "Authorization", AuthHttp.administrator());
        assertThat(none.body().get("items")).isEmpty();
    }

    @Test
    default void usersWhenPagedThenEveryOneOnceByFollowingTheLinks() {
        for (int i = 0; i < 3; i++) {
            AuthHttp.AUTH.register(AuthHttp.newAddress());
        }
        Answer first = AuthHttp.AUTH.get(USERS + "?limit=2", "Authorization", AuthHttp.administrator());
        assertThat(first.body().get("items")).hasSize(2);
        assertThat(first.header("Link")).contains("cursor=" + first.text("next"), "rel=\"next\"");
        Answer second = AuthHttp.AUTH.get(
                USERS + "?limit=2&cursor=" + first.text("next"), "Authorization", AuthHttp.administrator());
        assertThat(second.body().get("items"))
                .map(item -> item.get("id").asText())
                .doesNotContainAnyElementsOf(first.body().get("items").findValuesAsText("id"))
                .isNotEmpty();
        assertThat(AuthHttp.AUTH
                        .get(USERS + "?limit=101&cursor=x", "Authorization", AuthHttp.administrator())
                        .body()
                        .get("violations"))
                .map((JsonNode violation) -> violation.get("field").asText())
                .containsExactly("limit", "cursor");
    }

    @Test
    default void usersWhenNoAdministratorAsksThenRefused() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String user = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        assertThat(AuthHttp.AUTH.get(USERS, "Authorization", user).status()).isEqualTo(403);
        assertThat(AuthHttp.AUTH.get(USERS).status()).isEqualTo(401);
        String service = "Bearer "
                + AuthHttp.AUTH
                        .post(AuthHttp.SERVICE_TOKEN, AuthHttp.with(AuthHttp.USER_SERVICE, "audience", "auth-service"))
                        .text("access_token");
        assertThat(AuthHttp.AUTH.get(USERS, "Authorization", service).text("reason"))
                .isEqualTo("wrong_type");
    }

    @Test
    default void accountWhenAdministratorAsksThenShown() {
        String email = AuthHttp.newAddress();
        String path = AuthHttp.AUTH.register(email).header("Location");
        Answer shown = AuthHttp.AUTH.get(path, "Authorization", AuthHttp.administrator());
        assertThat(shown.text("email")).isEqualTo(email);
        assertThat(AuthHttp.AUTH
                        .get("/v1/auth/audit?service=auth-service&limit=100", "Authorization", AuthHttp.administrator())
                        .body()
                        .get("items"))
                .anySatisfy(record -> {
                    assertThat(record.get("event").asText()).isEqualTo("sensitive_read");
                    assertThat(path).endsWith(record.path("subject").asText("-"));
                });
        assertThat(AuthHttp.AUTH
                        .get(USERS + "/00000000-0000-4000-8000-000000000000", "Authorization", AuthHttp.administrator())
                        .status())
                .isEqualTo(404);
    }
}
