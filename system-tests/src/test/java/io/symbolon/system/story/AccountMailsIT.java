package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The mails an account needs (CONTRACT section 4), from the request over auth's outbox and email-service to the link. */
@SystemTest
class AccountMailsIT {
    private static final String VERIFY = "Confirm your e-mail address";
    private static final String RESET = "Set a new password";
    private static final String CHANGED = "Your password was changed";
    private static final String NEW_LOGIN = "A login from a new network address";
    private static final String ANOTHER_PASSWORD = "seven lanterns over a river";
    private static final Pattern LINK = Pattern.compile("(https://\\S+)/[a-z-]+#token=([A-Za-z0-9_-]{43})\\s");

    private final Symbolon symbolon;

    AccountMailsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void registrationThenALinkProvesTheAddressOnce() {
        Person ada = symbolon.register();
        String token = token(mails(ada, VERIFY, 1).get(0));
        Login login = symbolon.login(ada);
        assertThat(account(ada, login).text("status")).isEqualTo("unverified");

        confirm("email-verification", Map.of("token", token)).expect(204);
        assertThat(account(ada, login).json().path("email_verified").asBoolean())
                .isTrue();
        assertThat(account(ada, login).text("status")).isEqualTo("active");
        confirm("email-verification", Map.of("token", token)).expectProblem(400, "invalid-token");
        assertThat(confirmations("success"))
                .anyMatch(record -> ada.id().equals(record.path("subject").asText()));
        await().untilAsserted(() -> assertThat(confirmations("refused"))
                .anyMatch(record -> "invalid_link".equals(record.path("reason").asText())));
    }

    @Test
    void passwordResetThenANewPasswordAndNoSessionIsLeft() {
        Person ada = symbolon.register();
        Login before = symbolon.login(ada);
        post("/v1/auth/password-reset", Map.of("email", ada.email())).expect(202);
        String token = token(mails(ada, RESET, 1).get(0));

        confirm("password-reset", Map.of("token", token, "new_password", "short"))
                .expectProblem(400, "invalid-request");
        confirm("password-reset", Map.of("token", token, "new_password", ANOTHER_PASSWORD))
                .expect(204);
        confirm("password-reset", Map.of("token", token, "new_password", ANOTHER_PASSWORD))
                .expectProblem(400, "invalid-token");

        post("/v1/auth/refresh", Map.of("refresh_token", before.refreshToken()))
                .expectProblem(401, "invalid-refresh-token");
        post("/v1/auth/login", Map.of("email", ada.email(), "password", ada.password()))
                .expectProblem(401, "invalid-credentials");
        Login after = symbolon.login(new Person(ada.id(), ada.email(), ANOTHER_PASSWORD));
        assertThat(account(ada, after).text("status")).isEqualTo("active");
        assertThat(mails(ada, CHANGED, 1)).hasSize(1);
    }

    @Test
    void passwordResetWhenAskedAgainAndAgainThenThreeLinks() {
        Person ada = symbolon.register();
        mails(ada, VERIFY, 1);
        for (int i = 0; i < 5; i++) {
            post("/v1/auth/password-reset", Map.of("email", ada.email())).expect(202);
        }
        mails(ada, RESET, 3);
        // asked for last, through the same outbox in the same order: what comes before it has been decided by then
        Person bob = symbolon.register();
        mails(bob, VERIFY, 1);
        assertThat(symbolon.mails().to(ada.email(), RESET)).hasSize(3);
    }

    /** user-service tells from where its client came; a first login ever is no news. */
    @Test
    void loginWhenFromAnotherNetworkThenItsOwnerIsTold() {
        Person ada = symbolon.register();
        symbolon.login(ada);
        String userService = symbolon.serviceToken(Service.USER, Service.AUTH);
        Map<String, Object> credentials = Map.of(
                "email",
                ada.email(),
                "password",
                ada.password(),
                "client",
                Map.of("address", "198.51.100.7", "agent", "an agent"));
        String ticket = symbolon.auth()
                .post("/v1/auth/internal/credentials")
                .bearer(userService)
                .json(credentials)
                .send()
                .expect(200)
                .text("ticket");
        symbolon.auth()
                .post("/v1/auth/internal/sessions")
                .bearer(userService)
                .json(Map.of("ticket", ticket))
                .send()
                .expect(200);

        assertThat(mails(ada, NEW_LOGIN, 1)).singleElement().asString().contains("198.51.100.7");
    }

    /** What the trail holds of confirmed addresses, the newest records only. */
    private List<JsonNode> confirmations(String outcome) {
        JsonNode items = symbolon.auth()
                .get("/v1/auth/audit?service=auth-service&limit=100&outcome=" + outcome)
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(record -> record.path("path").asText().equals("/v1/auth/email-verification/confirm"))
                .toList();
    }

    private Answer account(Person person, Login login) {
        return symbolon.auth()
                .get("/v1/auth/users/" + person.id())
                .bearer(login.accessToken())
                .send()
                .expect(200);
    }

    private Answer confirm(String what, Map<String, String> body) {
        return post("/v1/auth/" + what + "/confirm", body);
    }

    private Answer post(String path, Map<String, String> body) {
        return symbolon.auth().post(path).json(body).send();
    }

    private List<String> mails(Person person, String subject, int count) {
        return symbolon.mails().awaitTo(person.email(), subject, count);
    }

    private String token(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        assertThat(link.group(1))
                .isEqualTo(symbolon.platform().ports().of(Service.AUTH).url().toString());
        return link.group(2);
    }
}
