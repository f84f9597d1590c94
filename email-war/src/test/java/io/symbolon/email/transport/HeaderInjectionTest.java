package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5322 §2.2: whatever a mail says, its header has the fields we wrote, once each, and no others. */
class HeaderInjectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "=?utf-8?q?Hi=0D=0ABcc:_eve@example.org?=",
                "=?utf-8?b?SGkNCkJjYzogZXZlQGV4YW1wbGUub3Jn?=",
                "Bcc: eve@example.org",
                "Hi %0d%0aBcc: eve@example.org",
                "Hi \\r\\nBcc: eve@example.org",
                "\u560A\u560DBcc: eve@example.org",
                "Grüße\u00A0Bcc: eve@example.org",
                "\uFF0ABcc\uFF1A eve@example.org"
            })
    void headerWhenSubjectTriesThenOnlyOurFieldsR48(String subject) throws MessagingException, IOException {
        assertThat(fields(subject, "text", null))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\nBcc: eve@example.org",
                "\n.\nMAIL FROM:<eve@example.org>",
                "--boundary\r\nBcc: e@e.example"
            })
    void headerWhenContentTriesThenOnlyOurFieldsR48(String content) throws MessagingException, IOException {
        assertThat(fields("Hello", content, content)).doesNotContain("Bcc").contains("To", "Subject");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 200, 998})
    void headerWhenSubjectIsLongThenNoLineIsOverlong(int length) throws MessagingException, IOException {
        assertThat(new String(written("ü".repeat(length), "text", null), StandardCharsets.US_ASCII).lines())
                .allMatch(line -> line.length() <= 998); // RFC 5322 §2.1.1
    }

    private static List<String> fields(String subject, String text, String html)
            throws MessagingException, IOException {
        MimeMessage read = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(written(subject, text, html)));
        return Collections.list(read.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    private static byte[] written(String subject, String text, String html) throws MessagingException, IOException {
        Mail mail = new Mail(List.of(new MailAddress("ada@example.org")), subject, text, html, null, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MimeMail(Session.getInstance(new Properties()), TestMails.sender(), TestMails.outgoing(mail))
                .writeTo(bytes);
        return bytes.toByteArray();
    }
}
