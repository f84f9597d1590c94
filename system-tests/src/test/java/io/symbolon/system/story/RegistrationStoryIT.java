package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From registration to a delivered mail and an own profile, across all four servers. */
@SystemTest
class RegistrationStoryIT {
    private static final String WELCOME = "Welcome to Symbolon";

    private final Symbolon symbolon;

    RegistrationStoryIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void registrationThenProfileAndOneWelcomeMail() {
        Person ada = symbolon.register();
        String mail = symbolon.mails().awaitTo(ada.email(), WELCOME, 1).get(0);

        assertThat(mail.lines().takeWhile(line -> !line.isEmpty()))
                .anyMatch(line -> line.startsWith("Subject: "))
                .anyMatch(line -> line.startsWith("From: "))
                .anyMatch(line -> line.startsWith("Date: "))
                .anyMatch(line -> line.startsWith("Message-ID: <"))
                .anyMatch(line -> line.equals("MIME-Version: 1.0"));
        Answer profile = profileOf(ada, symbolon.login(ada)).expect(200);
        assertThat(profile.text("id")).isEqualTo(ada.id());
        assertThat(profile.text("email")).isEqualTo(ada.email());
        assertThat(profile.header("ETag")).isNotBlank();
        assertThat(symbolon.mails().to(ada.email(), WELCOME)).hasSize(1);
    }

    /** RFC 6531: what auth takes for an address, email-service takes too. */
    @Test
    void registrationWhenTheAddressGoesBeyondAsciiThenTheWelcomeArrives() {
        String address = "j\u00fcrgen-" + UUID.randomUUID() + "@b\u00fccher.example";
        symbolon.register(address);
        String asSent = address.replace("b\u00fccher", "xn--bcher-kva");
        assertThat(symbolon.mails().awaitTo(asSent, WELCOME, 1)).hasSize(1);
    }

    /** auth learns from PROFILE_CREATED, the queue in the other direction. */
    @Test
    void registrationThenAuthHearsOfTheProfile() {
        Person ada = symbolon.register();
        Login login = symbolon.login(ada);

        await().atMost(Duration.ofSeconds(30)).until(() -> "created"
                .equals(symbolon.auth()
                        .get("/v1/auth/users/" + ada.id())
                        .bearer(login.accessToken())
                        .send()
                        .expect(200)
                        .text("profile_status")));
    }

    @Test
    void secondRegistrationThenNoSecondTokenForEmailIsAskedFor() {
        awaitBothMails(symbolon.register());
        double tokens = tokensForEmail();
        assertThat(tokens).isPositive();

        awaitBothMails(symbolon.register());
        assertThat(tokensForEmail()).isEqualTo(tokens);
    }

    @Test
    void profileWhenAnothersOrNobodysThenForbiddenAlike() {
        Person ada = symbolon.register();
        Person eve = symbolon.register();
        Login login = symbolon.login(eve);
        symbolon.mails().awaitTo(ada.email());

        Answer anothers = profileOf(ada, login).expectProblem(403, "forbidden");
        Answer nobodys = profileOf(new Person(UUID.randomUUID().toString(), "", ""), login)
                .expectProblem(403, "forbidden");
        assertThat(withoutInstance(anothers)).isEqualTo(withoutInstance(nobodys));
    }

    @Test
    void profileWhenNoTokenThenUnauthorizedWithAReason() {
        Answer answer = symbolon.user().get("/users/me/profile").send().expectReason("missing_token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"symbolon\"");
    }

    private Answer profileOf(Person person, Login login) {
        return symbolon.user()
                .get("/users/" + person.id() + "/profile")
                .bearer(login.accessToken())
                .send();
    }

    /** One comes from user-service, one from auth-service. */
    private void awaitBothMails(Person person) {
        symbolon.mails().awaitTo(person.email(), WELCOME, 1);
        symbolon.mails().awaitTo(person.email(), "Confirm your e-mail address", 1);
    }

    private double tokensForEmail() {
        return symbolon.auth()
                .metric("service_tokens_issued_total", "audience=\"" + Service.EMAIL.serviceName() + "\"");
    }

    private static String withoutInstance(Answer problem) {
        return problem.text().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }
}
