package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.symbolon.common.token.Secret;
import io.symbolon.email.transport.MailTransport.Conversation;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a real mail server, which takes mail from its one account only. */
class SmtpTransportTest {
    @RegisterExtension
    final GreenMailExtension host = new GreenMailExtension(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("relay", "relay-password"));

    @Test
    void deliverWhenHostTakesItThenItArrivesWithItsMessageId() throws Exception {
        Outgoing mail = TestMails.outgoing(TestMails.text("ada@example.org", "bob@example.org"));
        try (Conversation conversation = transport("relay-password").open()) {
            assertThat(conversation.deliver(mail)).isEqualTo(Outcome.delivered());
        }
        MimeMessage[] arrived = host.getReceivedMessages();
        assertThat(arrived).hasSize(2);
        assertThat(arrived[0].getMessageID()).isEqualTo("<" + mail.id() + "@symbolon.example>");
        assertThat(arrived[0].getContent()).isEqualTo("Some text");
    }

    @Test
    void deliverWhenPasswordWrongThenTheWayOutIsDownAndSaysWhy() {
        try (Conversation conversation = transport("wrong").open()) {
            Outcome outcome = conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            assertThat(outcome.isHostUsable()).isFalse();
            assertThat(outcome.refused()).isEmpty();
            assertThat(outcome.reason()).isEqualTo("the mail host refused smtp.user and smtp.password");
        }
    }

    @Test
    void deliverWhenHostGoneThenTheWayOutIsDown() {
        SmtpTransport transport = transport("relay-password");
        host.stop();
        try (Conversation conversation = transport.open()) {
            Outcome outcome = conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            assertThat(outcome.isHostUsable()).isFalse();
            assertThat(outcome.reason()).isEqualTo("the mail host cannot be reached or dropped the connection");
        }
    }

    private SmtpTransport transport(String password) {
        SmtpSettings settings = new SmtpSettings(
                "localhost",
                host.getSmtp().getPort(),
                "relay",
                Secret.of(password),
                StartTls.OPTIONAL,
                Duration.ofSeconds(5));
        return new SmtpTransport(settings, TestMails.sender(), HostTrust.sockets(Optional.empty()));
    }
}
