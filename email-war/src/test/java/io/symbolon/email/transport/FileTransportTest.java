package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are RFC 5322 messages with MIME bodies. */
class FileTransportTest {
    @TempDir
    Path directory;

    @Test
    void deliverWhenTextThenOneWellFormedFileNamedAfterTheMessage() throws Exception {
        Outgoing mail = TestMails.outgoing(new Mail(
                TestMails.addresses("ada@example.org", "user@xn--bcher-kva.example"),
                "Grüße – und ein sehr langer Betreff, der über mehr als eine Zeile gehen muss: 例え",
                "Erste Zeile\nZweite Zeile\rDritte\r\n.\n" + "x".repeat(2000),
                null,
                new MailAddress("answers@example.org"),
                "de-AT"));
        assertThat(deliver(mail)).isEqualTo(Outcome.delivered());

        MimeMessage read = read(mail);
        assertThat(read.getMessageID()).isEqualTo("<" + mail.id() + "@symbolon.example>");
        assertThat(read.getFrom()[0]).hasToString("Symbolon <no-reply@symbolon.example>");
        assertThat(read.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(read.getReplyTo()[0]).hasToString("answers@example.org");
        assertThat(read.getSubject()).isEqualTo(mail.mail().subject());
        assertThat(read.getSentDate()).isEqualTo(Date.from(TestMails.NOON));
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getContentLanguage()).containsExactly("de-AT");
        assertThat((String) read.getContent())
                .isEqualTo("Erste Zeile\r\nZweite Zeile\r\nDritte\r\n.\r\n" + "x".repeat(2000));
    }

    @Test
    void deliverWhenTextAndHtmlThenAlternativesRichestLast() throws Exception {
        Outgoing mail = TestMails.outgoing(
                new Mail(TestMails.addresses("ada@example.org"), "Both", "plain ü", "<p>rich ü</p>", null, null));
        deliver(mail);

        MimeMessage read = read(mail);
        assertThat(read.getContentType()).startsWith("multipart/alternative");
        Multipart parts = (Multipart) read.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("plain ü");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>rich ü</p>");
    }

    @Test
    void deliverWhenHtmlAloneThenHtml() throws Exception {
        Outgoing mail = TestMails.outgoing(
                new Mail(TestMails.addresses("ada@example.org"), "Html", null, "<p>rich</p>", null, null));
        deliver(mail);
        assertThat(read(mail).getContentType()).startsWith("text/html");
    }

    @Test
    void deliverWhenWrittenThenLinesEndWithCrLfAndFitAndHeadersAreAscii() throws IOException {
        Outgoing mail = TestMails.outgoing(new Mail(
                TestMails.addresses("ada@example.org"),
                "ü".repeat(300),
                "a\nb\n" + "ü".repeat(3000),
                null,
                null,
                null));
        deliver(mail);

        String raw = new String(Files.readAllBytes(file(mail)), StandardCharsets.ISO_8859_1);
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 998);
        assertThat(raw.chars()).allMatch(c -> c < 128);
    }

    /** RFC 6532: such an address cannot be said in ASCII; what can be is said so all the same. */
    @Test
    void deliverWhenAddressesGoBeyondAsciiThenTheirHeadersAreUtf8() throws Exception {
        Outgoing mail = TestMails.outgoing(new Mail(
                TestMails.addresses("ädä@example.org", "例え@example.org"),
                "Grüße",
                "Some text",
                null,
                new MailAddress("bücher@example.org"),
                null));
        deliver(mail);

        assertThat(Files.readString(file(mail), StandardCharsets.UTF_8))
                .contains("To: ädä@example.org, 例え@example.org\r\n")
                .contains("Reply-To: bücher@example.org\r\n")
                .contains("Subject: =?UTF-8?");
        assertThat(read(mail).getRecipients(Message.RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly("ädä@example.org", "例え@example.org");
    }

    @Test
    void deliverWhenRepeatedThenStillOneFileAndNothingBesideIt() throws IOException {
        Outgoing mail = TestMails.outgoing(TestMails.text("ada@example.org"));
        deliver(mail);
        byte[] first = Files.readAllBytes(file(mail));
        deliver(mail);

        try (Stream<Path> files = Files.list(directory.resolve("mail"))) {
            assertThat(files).containsExactly(file(mail));
        }
        assertThat(Files.readAllBytes(file(mail))).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(mail))))
                .isEqualTo("rw-------");
    }

    @Test
    void deliverWhenDirectoryCannotBeWrittenThenTheWayOutIsDown() throws IOException {
        Files.createFile(directory.resolve("mail"));
        Outcome outcome = deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
        assertThat(outcome.isHostUsable()).isFalse();
        assertThat(outcome.deferred()).hasSize(1);
    }

    private Outcome deliver(Outgoing mail) {
        try (MailTransport.Conversation files =
                new FileTransport(directory.resolve("mail"), TestMails.sender()).open()) {
            return files.deliver(mail);
        }
    }

    private Path file(Outgoing mail) {
        return directory.resolve("mail").resolve(mail.id() + ".eml");
    }

    private MimeMessage read(Outgoing mail) throws IOException, MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        try (InputStream file = Files.newInputStream(file(mail))) {
            return new MimeMessage(Session.getInstance(properties), file);
        }
    }
}
