package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What holds of every text that somebody calls an address: it is none, or it stands in a mail's header as one and alone. */
final class AddressLaws {
    private static final Session SESSION = session();

    private AddressLaws() {}

    static void hold(String text) {
        Optional<MailAddress> parsed = MailAddress.parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        String value = parsed.get().value();
        assertThat(value).matches("[\\x20-\\x7E\\p{L}\\p{M}\\p{N}\\p{S}]+@[a-zA-Z0-9:.\\[\\]-]+");
        assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(254);
        assertThat(MailAddress.parse(value)).as("the address read again").isEqualTo(parsed);
        assertThat(value.substring(0, value.lastIndexOf('@'))).isEqualTo(text.substring(0, text.lastIndexOf('@')));
        assertThat(recipients(parsed.get())).containsExactly(value);
    }

    /** The recipients that another reads from the mail as it goes over the wire. */
    private static List<String> recipients(MailAddress address) {
        try {
            MimeMessage read = sent(new Mail(List.of(address), "Hello", "text", null, address, null));
            assertThat(Collections.list(read.getAllHeaders()))
                    .extracting(Header::getName)
                    .containsExactlyInAnyOrder(
                            "Date",
                            "From",
                            "Reply-To",
                            "To",
                            "Message-ID",
                            "Subject",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding",
                            "Auto-Submitted");
            assertThat(read.getReplyTo()).hasSize(1);
            return Stream.of(read.getRecipients(Message.RecipientType.TO))
                    .map(recipient -> ((InternetAddress) recipient).getAddress())
                    .toList();
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(address.value(), unreadable);
        }
    }

    /** As with a mail host that knows RFC 6531. */
    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /** The mail as its reader gets it. */
    static MimeMessage sent(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MimeMail(SESSION, TestMails.sender(), TestMails.outgoing(mail)).writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
