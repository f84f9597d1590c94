package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.email.transport.MailTransport.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replies mean (RFC 5321 §4.2) and what their absence means. */
class SmtpFailureTest {
    private ScriptedSmtp host;

    @BeforeEach
    void start() throws IOException {
        host = new ScriptedSmtp();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void deliverWhenAnsweredPermanentlyThenRefused(String command) {
        host.on(command, "550 5.7.1 <ada@example.org> is not welcome");
        Outcome outcome = deliver(TestMails.text("ada@example.org"));
        assertThat(outcome.refused()).extracting(MailAddress::value).containsExactly("ada@example.org");
        assertThat(outcome.deferred()).isEmpty();
        assertThat(outcome.isHostUsable()).isTrue();
        assertThat(outcome.reason()).isEqualTo("550 5.7.1: refused by the mail host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void deliverWhenAnsweredTemporarilyThenDeferred(String command) {
        host.on(command, "451 4.3.0 try again");
        Outcome outcome = deliver(TestMails.text("ada@example.org"));
        assertThat(outcome.deferred()).extracting(MailAddress::value).containsExactly("ada@example.org");
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.isHostUsable()).isTrue();
        assertThat(outcome.reason()).isEqualTo("451 4.3.0: deferred by the mail host");
    }

    @Test
    void deliverWhenRecipientsFareDifferentlyThenEachHasItsOwnOutcome() {
        host.on("RCPT TO:<GONE@", "550 5.1.1 no such user").on("RCPT TO:<FULL@", "452 4.2.2 mailbox full");
        Outcome outcome = deliver(TestMails.text("ada@example.org", "gone@example.org", "full@example.org"));
        assertThat(outcome.refused()).extracting(MailAddress::value).containsExactly("gone@example.org");
        assertThat(outcome.deferred()).extracting(MailAddress::value).containsExactly("full@example.org");
        assertThat(host.commands).contains("DATA");
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such user, true",
        "550 no such user, true",
        "551 5.1.6 moved, true",
        "553 5.1.3 syntax, true",
        "550 5.2.1 disabled, true",
        "550 5.7.1 not welcome, false",
        "550 5.2.2 full, false",
        "554 5.1.1 relay denied, false",
        "450 4.1.1 not now, false"
    })
    void deliverWhenRefusedThenBouncedOnlyIfThereIsNoSuchMailbox(String reply, boolean isBounced) {
        host.on("RCPT", reply);
        assertThat(deliver(TestMails.text("ada@example.org")).bounced()).hasSize(isBounced ? 1 : 0);
    }

    @Test
    void deliverWhenTheMailItselfIsRefusedThenNobodyBounced() {
        host.on("DATA", "550 5.1.1 odd");
        assertThat(deliver(TestMails.text("ada@example.org")).bounced()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"greeting, 421 4.3.2 not now", "MAIL, 421 4.3.2 closing", "MAIL, 530 5.7.0 say STARTTLS first"})
    void deliverWhenHostTakesNothingThenTheWayOutIsDown(String command, String reply) {
        host.on(command, reply);
        Outcome outcome = deliver(TestMails.text("ada@example.org"));
        assertThat(outcome.isHostUsable()).isFalse();
        assertThat(outcome.deferred()).hasSize(1);
        assertThat(outcome.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void deliverWhenConnectionDropsThenTheWayOutIsDown(String command) {
        host.on(command, ScriptedSmtp.DROP);
        Outcome outcome = deliver(TestMails.text("ada@example.org"));
        assertThat(outcome.isHostUsable()).isFalse();
        assertThat(outcome.deferred()).hasSize(1);
        assertThat(outcome.reason()).isEqualTo("the mail host cannot be reached or dropped the connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "RCPT", "."})
    void deliverWhenHostIsSilentThenGivenUpInTime(String command) {
        host.on(command, ScriptedSmtp.SILENCE);
        Outcome outcome = deliver(TestMails.text("ada@example.org"));
        assertThat(outcome.isHostUsable()).isFalse();
        assertThat(outcome.reason()).isEqualTo("the mail host did not answer in time");
    }

    @Test
    void deliverWhenSeveralMailsThenOneConnection() {
        try (Conversation conversation = transport(StartTls.OPTIONAL).open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org"))))
                        .isEqualTo(Outcome.delivered());
            }
        }
        assertThat(host.connections).hasValue(1);
    }

    @Test
    void deliverWhenRefusedOnceThenTheNextMailGoesThrough() {
        try (Conversation conversation = transport(StartTls.OPTIONAL).open()) {
            host.on("RCPT", "550 5.1.1 no");
            conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            host.nowSucceed();
            assertThat(conversation.deliver(TestMails.outgoing(TestMails.text("bob@example.org"))))
                    .isEqualTo(Outcome.delivered());
        }
    }

    @Test
    void deliverWhenConnectionDroppedBetweenMailsThenConnectsAgain() {
        try (Conversation conversation = transport(StartTls.OPTIONAL).open()) {
            conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            host.on("NOOP", ScriptedSmtp.DROP);
            assertThat(conversation.deliver(TestMails.outgoing(TestMails.text("bob@example.org"))))
                    .isEqualTo(Outcome.delivered());
        }
        assertThat(host.connections).hasValue(2);
    }

    @Test
    void deliverWhenTlsRequiredButNotOfferedThenNothingIsSentR60() {
        try (Conversation conversation = transport(StartTls.REQUIRED).open()) {
            Outcome outcome = conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            assertThat(outcome.isHostUsable()).isFalse();
            assertThat(outcome.reason()).isEqualTo("the mail host offers no STARTTLS");
        }
        assertThat(host.commands).noneMatch(command -> command.startsWith("MAIL"));
    }

    private Outcome deliver(Mail mail) {
        try (Conversation conversation = transport(StartTls.OPTIONAL).open()) {
            return conversation.deliver(TestMails.outgoing(mail));
        }
    }

    private SmtpTransport transport(StartTls startTls) {
        SmtpSettings settings =
                new SmtpSettings("localhost", host.port(), null, null, startTls, Duration.ofMillis(500));
        return new SmtpTransport(settings, TestMails.sender(), HostTrust.sockets(Optional.empty()));
    }
}
