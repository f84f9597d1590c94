package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.auth.AuthHttp.Answer;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guessing is slowed (CONTRACT section 8); this server's delays are long enough to be seen on a busy machine. */
interface GuessingContract {
    String WRONG = "not the password at all";

    @Test
    default void loginWhenFiveFailedThenSlowedWhateverThePasswordAndWhetherThereIsAnAccountR24R25() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String unknown = AuthHttp.newAddress();
        for (String address : new String[] {email, unknown}) {
            IntStream.range(0, 5).forEach(each -> assertThat(
                            AuthHttp.AUTH.login(address, WRONG).status())
                    .isEqualTo(401));
        }
        Answer right = AuthHttp.AUTH.login(email, AuthHttp.PASSWORD);
        Answer nobodys = AuthHttp.AUTH.login(unknown, WRONG);
        for (Answer slowed : new Answer[] {right, nobodys}) {
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.text("type")).isEqualTo("urn:symbolon:problem:too-many-requests");
            assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 600);
        }
        assertThat(withoutInstance(right)).isEqualTo(withoutInstance(nobodys));
        // whoever else is on this network goes on
        assertThat(AuthHttp.AUTH.post(AuthHttp.LOGIN, AuthHttp.ADMINISTRATOR).status())
                .isEqualTo(200);
    }

    @Test
    default void loginWhenRightAfterFourThenTheRowBeginsAnew() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 4).forEach(each -> assertThat(
                            AuthHttp.AUTH.login(email, WRONG).status())
                    .isEqualTo(401));
            assertThat(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).status()).isEqualTo(200);
        }
    }

    /** The user's address counts, not that of the service they log in through; of IPv6 the subscriber's network. */
    @Test
    default void credentialsWhenFiveFailedFromOneNetworkThenOnlyThatIsSlowed() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String network = "2001:db8:%x:%x:".formatted(random(), random());
        IntStream.range(1, 6).forEach(host -> assertThat(
                        credentials(email, WRONG, network + ":" + host).status())
                .isEqualTo(401));
        assertThat(credentials(email, AuthHttp.PASSWORD, network + ":99").status())
                .isEqualTo(429);
        assertThat(credentials(email, AuthHttp.PASSWORD, "2001:db8:0:%x::1".formatted(random()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void credentialsWhenFiftyFailedFromOneNetworkThenEverybodyThereIsSlowed() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String network = "2001:db8:1:%x::1".formatted(random());
        IntStream.range(0, 50).forEach(each -> assertThat(
                        credentials(AuthHttp.newAddress(), WRONG, network).status())
                .isEqualTo(401));
        assertThat(credentials(email, AuthHttp.PASSWORD, network).status()).isEqualTo(429);
    }

    @Test
    default void credentialsWhenAHundredFailedForOneAccountThenOnlyStrangersAreSlowed() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String home = "2001:db8:2:%x::1".formatted(random());
        assertThat(credentials(email, AuthHttp.PASSWORD, home).status()).isEqualTo(200);
        int elsewhere = random();
        IntStream.range(0, 100).parallel().forEach(each -> assertThat(
                        credentials(email, WRONG, "2001:db9:%x:%x::1".formatted(elsewhere, each))
                                .status())
                .isEqualTo(401));
        String stranger = "2001:db8:3:%x::1".formatted(random());
        assertThat(credentials(email, AuthHttp.PASSWORD, stranger).status()).isEqualTo(429);
        assertThat(credentials(email, AuthHttp.PASSWORD, home).status()).isEqualTo(200);
        assertThat(credentials(email, AuthHttp.PASSWORD, stranger).status())
                .as("a login makes the failures good")
                .isEqualTo(200);
    }

    @Test
    default void passwordChangeWhenFiveFailedThenSlowed() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String bearer = AuthHttp.bearer(AuthHttp.AUTH.login(email, AuthHttp.PASSWORD));
        Map<String, String> wrong = Map.of("current_password", WRONG, "new_password", "seven quiet harbours at dawn");
        IntStream.range(0, 5).forEach(each -> assertThat(AuthHttp.AUTH
                        .post("/v1/auth/password", wrong, "Authorization", bearer)
                        .status())
                .isEqualTo(403));
        Answer slowed = AuthHttp.AUTH.post(
                "/v1/auth/password",
                AuthHttp.with(wrong, "current_password", AuthHttp.PASSWORD),
                "Authorization",
                bearer);
        assertThat(slowed.status()).isEqualTo(429);
    }

    private static Answer credentials(String email, String password, String address) {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"client\":{\"address\":\""
                + address + "\"}}";
        return AuthHttp.AUTH.post(
                InternalLoginContract.CREDENTIALS, "application/json", body, "Authorization", AuthHttp.userService());
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, 0xFFFF);
    }

    private static Object withoutInstance(Answer answer) {
        return ((ObjectNode) answer.body()).without("instance");
    }
}
