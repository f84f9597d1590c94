package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.email.transport.MailTransport.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Local parts beyond ASCII, RFC 6531. */
class InternationalAddressTest {
    private ScriptedSmtp host;
    private Conversation conversation;

    @BeforeEach
    void start() throws IOException {
        host = new ScriptedSmtp();
        SmtpSettings settings =
                new SmtpSettings("localhost", host.port(), null, null, StartTls.OFF, Duration.ofSeconds(5));
        conversation = new SmtpTransport(settings, TestMails.sender(), HostTrust.sockets(Optional.empty())).open();
    }

    @AfterEach
    void stop() {
        conversation.close();
        host.close();
    }

    @Test
    void deliverWhenTheHostKnowsThemThenTheEnvelopeDemandsIt() {
        host.on("EHLO", "250-script\r\n250-8BITMIME\r\n250 SMTPUTF8");
        assertThat(deliver("ädä@example.org")).isEqualTo(Outcome.delivered());
        assertThat(host.commands)
                .contains("RCPT TO:<ädä@example.org>")
                .anyMatch(command -> command.startsWith("MAIL FROM:") && command.contains(" SMTPUTF8"));
        assertThat(host.lines).as("RFC 6532").contains("To: ädä@example.org");
    }

    /** Else a host further on that knows nothing of it would have to send the mail back. */
    @Test
    void deliverWhenTheAddressIsAsciiThenTheEnvelopeDemandsNothing() {
        host.on("EHLO", "250-script\r\n250-8BITMIME\r\n250 SMTPUTF8");
        deliver("ädä@example.org");
        host.commands.clear();
        assertThat(deliver("ada@example.org")).isEqualTo(Outcome.delivered());
        assertThat(host.commands).noneMatch(command -> command.contains("SMTPUTF8"));
    }

    @Test
    void deliverWhenTheHostDoesNotKnowThemThenRefusedAtOnceAndOthersGoOn() {
        Outcome outcome = deliver("ädä@example.org");
        assertThat(outcome.refused()).extracting(MailAddress::value).containsExactly("ädä@example.org");
        assertThat(outcome.isHostUsable()).isTrue();
        assertThat(outcome.bounced()).isEmpty();
        assertThat(deliver("ada@example.org")).isEqualTo(Outcome.delivered());
    }

    private Outcome deliver(String to) {
        return conversation.deliver(TestMails.outgoing(TestMails.text(to)));
    }
}
