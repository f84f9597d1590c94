package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A session from login to its end, and an account to its deletion (CONTRACT sections 3, 4 and 9). */
@SystemTest
class SessionStoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Symbolon symbolon;

    SessionStoryIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void sessionWhenRefreshedThenTheNewTokenIsGoodEverywhereAndLogoutEndsIt() {
        Person ada = symbolon.register();
        symbolon.mails().awaitTo(ada.email());
        Answer refreshed = refresh(symbolon.login(ada).refreshToken()).expect(200);
        profile(refreshed.text("access_token")).expect(200);

        logout(refreshed.text("access_token")).expect(200);
        refresh(refreshed.text("refresh_token")).expectProblem(401, "invalid-refresh-token");
        assertThat(logout(refreshed.text("access_token")).expect(200).text("status"))
                .isEqualTo("logged_out");
    }

    /** USER_LOGGED_OUT arrives. */
    @Test
    void logoutThenTheProfileTellsTheLastActivity() {
        Person ada = symbolon.register();
        symbolon.mails().awaitTo(ada.email());
        Login one = symbolon.login(ada);
        Login other = symbolon.login(ada);
        String before = profile(one.accessToken()).expect(200).text("last_activity_at");

        logout(other.accessToken()).expect(200);
        await().atMost(PATIENCE).until(() -> !String.valueOf(before)
                .equals(String.valueOf(profile(one.accessToken()).expect(200).text("last_activity_at"))));
    }

    /** SECURITY R31, over HTTPS. */
    @Test
    void refreshWhenManyComeAtOnceThenOneSuccessorAndNoFailureR31() {
        new RefreshStorm(symbolon).rounds(5);
    }

    /** RFC 9700 §4.14.2. */
    @Test
    void refreshWhenATokenIsUsedAgainAfterItsSuccessorThenTheSessionEndsR30() {
        Login login = symbolon.login(symbolon.register());
        Answer second = refresh(login.refreshToken()).expect(200);
        Answer third = refresh(second.text("refresh_token")).expect(200);

        refresh(login.refreshToken()).expectProblem(401, "invalid-refresh-token");
        refresh(third.text("refresh_token")).expectProblem(401, "invalid-refresh-token");
    }

    @Test
    void accountWhenDeletedThenGoneForItsOwnerAdministratorsAndServices() {
        Person ada = symbolon.register();
        Login login = symbolon.login(ada);
        String path = "/v1/auth/users/" + ada.id();

        symbolon.auth().call("DELETE", path).bearer(login.accessToken()).send().expect(204);
        refresh(login.refreshToken()).expectProblem(401, "invalid-refresh-token");
        symbolon.auth()
                .get(path)
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expectProblem(404, "not-found");
        symbolon.auth().call("DELETE", path).bearer(login.accessToken()).send().expectReason("revoked_token");
        symbolon.register(ada.email());
    }

    @Test
    void accountWhenDisabledThenNothingOfItIsGoodUntilEnabled() {
        Person ada = symbolon.register();
        Login login = symbolon.login(ada);
        administer(ada, "disable");
        refresh(login.refreshToken()).expectProblem(401, "invalid-refresh-token");
        tryToLogIn(ada).expectProblem(401, "invalid-credentials");

        administer(ada, "enable");
        JsonNode sessions = symbolon.auth()
                .get("/v1/auth/sessions")
                .bearer(symbolon.login(ada).accessToken())
                .send()
                .expect(200)
                .json();
        assertThat(sessions.path("items")).hasSize(1);
    }

    private void administer(Person person, String act) {
        symbolon.auth()
                .post("/v1/auth/users/" + person.id() + "/" + act)
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(204);
    }

    private Answer tryToLogIn(Person person) {
        return symbolon.auth()
                .post("/v1/auth/login")
                .json(Map.of("email", person.email(), "password", person.password()))
                .send();
    }

    private Answer refresh(String token) {
        return symbolon.auth()
                .post("/v1/auth/refresh")
                .json(Map.of("refresh_token", token))
                .send();
    }

    private Answer logout(String accessToken) {
        return symbolon.auth().post("/v1/auth/logout").bearer(accessToken).send();
    }

    private Answer profile(String accessToken) {
        return symbolon.user().get("/users/me/profile").bearer(accessToken).send();
    }
}
