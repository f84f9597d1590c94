package io.symbolon.auth.accountmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.UserId;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Delivery.Outcome;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Letter;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountMailCourierTest {
    private static final int UNREACHABLE = 0;

    private final Links links = new Links(Database.H2);
    private final List<String> keys = new ArrayList<>();
    private final List<EmailMessage> mails = new ArrayList<>();
    private int answer = 202;
    private String locale = "de-AT";

    @AfterEach
    void close() {
        links.close();
    }

    @Test
    void carryWhenVerificationThenALinkBelowTheBaseWithTheTokenInTheFragment() {
        UserId ada = links.account("Ada@example.org");
        Letter letter = letter(mail(Occasion.EMAIL_VERIFICATION, ada));
        assertThat(carry(letter)).isEqualTo(Outcome.DELIVERED);
        assertThat(keys).containsExactly(letter.eventId().toString());
        EmailMessage mail = mails.get(0);
        assertThat(mail.to()).isEqualTo("Ada@example.org");
        assertThat(mail.template()).isEqualTo("email-verification");
        assertThat(mail.locale()).isEqualTo("de-AT");
        URI link = URI.create(mail.variables().get("link"));
        assertThat(link.toString()).startsWith("https://app.example/me/verify-email#token=");
        assertThat(link.getQuery()).isNull();
        LinkToken token = LinkToken.of(link.getFragment().substring("token=".length()));
        assertThat(links.redeem(token, Occasion.EMAIL_VERIFICATION)).contains(ada);
    }

    @Test
    void carryWhenCarriedAgainThenTheVerySameMail() {
        Letter letter = letter(mail(Occasion.PASSWORD_RESET, links.account("ada@example.org")));
        answer = UNREACHABLE;
        assertThat(carry(letter)).isEqualTo(Outcome.FAILED);
        answer = 202;
        assertThat(carry(letter)).isEqualTo(Outcome.DELIVERED);
        assertThat(mails.get(1)).isEqualTo(mails.get(0));
    }

    @Test
    void carryWhenAddressHasNoAccountThenNobodyIsWritten() {
        AccountMail mail = new AccountMail(Occasion.PASSWORD_RESET, null, "nobody@example.org", null, Links.NOW);
        assertThat(carry(letter(mail))).isEqualTo(Outcome.DELIVERED);
        assertThat(mails).isEmpty();
    }

    @Test
    void carryWhenAddressIsWrittenOtherwiseThenTheAccountsOwnIsWritten() {
        links.account("ada@example.org");
        AccountMail mail = new AccountMail(Occasion.PASSWORD_RESET, null, "ADA@Example.org", null, Links.NOW);
        carry(letter(mail));
        assertThat(mails).extracting(EmailMessage::to).containsExactly("ada@example.org");
    }

    @Test
    void carryWhenDisabledOrProvedAlreadyThenNobodyIsWritten() {
        UserId ada = links.account("ada@example.org");
        links.execute("update account set email_verified = true");
        carry(letter(mail(Occasion.EMAIL_VERIFICATION, ada)));
        links.execute("update account set disabled = true");
        carry(letter(mail(Occasion.PASSWORD_RESET, ada)));
        carry(letter(mail(Occasion.PASSWORD_CHANGED, ada)));
        assertThat(mails).isEmpty();
    }

    @Test
    void carryWhenThreeLinksWentOutThenTheFourthIsDroppedAndNoticesStillGo() {
        UserId ada = links.account("ada@example.org");
        for (int i = 0; i < 4; i++) {
            assertThat(carry(letter(mail(Occasion.PASSWORD_RESET, ada)))).isEqualTo(Outcome.DELIVERED);
        }
        assertThat(mails).hasSize(3);
        carry(letter(mail(Occasion.PASSWORD_CHANGED, ada)));
        assertThat(mails).hasSize(4);
        assertThat(mails.get(3).variables()).containsOnlyKeys("time");
    }

    @Test
    void carryWhenNewLoginThenTheNetworkAddressGoesAlong() {
        UserId ada = links.account("ada@example.org");
        carry(letter(new AccountMail(Occasion.NEW_LOGIN, ada.value(), null, "192.0.2.1", Links.NOW)));
        assertThat(mails.get(0).template()).isEqualTo("new-login");
        assertThat(mails.get(0).variables())
                .containsEntry("address", "192.0.2.1")
                .containsEntry("time", "2026-01-01T00:00:00Z");
    }

    @Test
    void carryWhenTheProfileCannotBeAskedThenInTheUsualLanguage() {
        locale = null;
        carry(letter(mail(Occasion.PASSWORD_CHANGED, links.account("ada@example.org"))));
        assertThat(mails).extracting(EmailMessage::locale).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "409, DELIVERED",
        "400, REFUSED",
        "413, REFUSED",
        "401, FAILED",
        "403, FAILED",
        "429, POSTPONED",
        "503, FAILED",
        "0, FAILED"
    })
    void carryWhenNotAcceptedThenTriedAgainUnlessItIsTheMailsFault(int status, Outcome outcome) {
        answer = status;
        assertThat(carry(letter(mail(Occasion.PASSWORD_CHANGED, links.account("ada@example.org")))))
                .isEqualTo(outcome);
    }

    @Test
    void carryWhenItIsNoAccountMailThenRefused() {
        assertThat(carry(new Letter(1, UUID.randomUUID(), "{}", 0))).isEqualTo(Outcome.REFUSED);
    }

    private Outcome carry(Letter letter) {
        ProfileClient profiles = id -> {
            if (locale == null) {
                throw new ProcessingException("connection refused");
            }
            return new ProfileClient.Profile(locale);
        };
        LinkBase base = new LinkBase(URI.create("https://app.example/me/"));
        Composer composer = new Composer(links.accounts, links.store, links.key, base, profiles);
        AccountMailCourier courier = new AccountMailCourier(composer, this::answer);
        // the container's interceptor makes the transaction
        List<Delivery> deliveries = links.database
                .transactions()
                .call(() -> courier.carry(AccountMailCourier.DESTINATION, List.of(letter)));
        return deliveries.get(0).outcome();
    }

    private Response answer(String idempotencyKey, EmailMessage message) {
        keys.add(idempotencyKey);
        mails.add(message);
        if (answer == UNREACHABLE) {
            throw new ProcessingException("connection refused");
        }
        if (answer >= 400) {
            throw new WebApplicationException(answer);
        }
        return Response.status(answer).build();
    }

    private static AccountMail mail(Occasion occasion, UserId account) {
        return new AccountMail(occasion, account.value(), null, null, Links.NOW);
    }

    private Letter letter(AccountMail mail) {
        CloudEvent event =
                new EventSource(new ServiceName("auth-service"), links.clock).event(AccountMails.EVENT, null, mail);
        return new Letter(1, event.id(), event.toJson(), 0);
    }
}
