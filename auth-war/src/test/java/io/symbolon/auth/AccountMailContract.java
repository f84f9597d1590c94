package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.AuthHttp.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code email-verification} and {@code password-reset} (CONTRACT section 4), as far as no mail has to be read. */
interface AccountMailContract {
    String VERIFICATION = "/v1/auth/email-verification";
    String RESET = "/v1/auth/password-reset";
    String NO_TOKEN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    default void verificationWhenUserAsksThenAcceptedAndOthersAreRefused() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String token = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        Answer answer = AuthHttp.AUTH.post(VERIFICATION, "application/json", "", "Authorization", "Bearer " + token);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body()).isEmpty();

        assertThat(AuthHttp.AUTH.post(VERIFICATION, "application/json", "").status())
                .isEqualTo(401);
        Answer service =
                AuthHttp.AUTH.post(VERIFICATION, "application/json", "", "Authorization", AuthHttp.userService());
        assertThat(service.status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@example.com", "no address", ""})
    default void resetWhateverTheAddressThenAccepted(String email) {
        Answer answer = AuthHttp.AUTH.post(RESET, Map.of("email", email));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    default void resetWhenTheAddressHasAnAccountThenAnsweredAlike() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        for (int i = 0; i < 5; i++) {
            Answer answer = AuthHttp.AUTH.post(RESET, Map.of("email", email));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.response().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_TOKEN, "x", ""})
    default void confirmWhenTokenIsUnknownThenInvalidToken(String token) {
        for (Answer answer : new Answer[] {
            AuthHttp.AUTH.post(VERIFICATION + "/confirm", Map.of("token", token)),
            AuthHttp.AUTH.post(RESET + "/confirm", Map.of("token", token, "new_password", AuthHttp.PASSWORD))
        }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-token");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/auth/email-verification/confirm, {}",
        "/v1/auth/email-verification/confirm, '{\"token\":1}'",
        "/v1/auth/email-verification/confirm, '{\"token\":\"x\",\"more\":1}'",
        "/v1/auth/password-reset, {}",
        "/v1/auth/password-reset, '{\"email\":[]}'",
        "/v1/auth/password-reset/confirm, {}",
        "/v1/auth/password-reset/confirm, '{\"token\":\"x\"}'",
        "/v1/auth/password-reset/confirm, '{\"new_password\":\"x\"}'",
        "/v1/auth/password-reset/confirm, null",
        "/v1/auth/password-reset/confirm, ["
    })
    default void requestWhenAMemberIsNotAcceptableThenInvalidRequest(String path, String body) {
        Answer answer = AuthHttp.AUTH.post(path, "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
    }
}
