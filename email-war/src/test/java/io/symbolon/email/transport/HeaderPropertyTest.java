package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** RFC 5322 §2.2: whatever subject and content are, the fields are those that we wrote. */
class HeaderPropertyTest {
    private static final List<MailAddress> TO = List.of(new MailAddress("ada@example.org"));

    @Law
    void fieldsWhenSubjectAndContentAreAnyThenOurs(@ForAll("lines") String subject, @ForAll("texts") String content)
            throws MessagingException, IOException {
        MimeMessage read = AddressLaws.sent(new Mail(TO, subject, content, content, null, "de-AT"));

        assertThat(Collections.list(read.getAllHeaders()))
                .extracting(Header::getName)
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted");
        assertThat(Collections.list(read.getAllHeaders())).allSatisfy(field -> assertThat(field.getValue())
                .matches("(?s)[\\x20-\\x7e\\t]*(\r\n[ \\t][\\x20-\\x7e\\t]*)*"));
    }

    /** Spaces about it are lost: folding takes those after it, and every reader those before. */
    @Law
    void subjectWhenAnyThenReadAsItWasSent(@ForAll("lines") String subject) throws MessagingException, IOException {
        String field = AddressLaws.sent(new Mail(TO, subject, "text", null, null, null))
                .getHeader("Subject", null)
                .replace("\r\n", ""); // RFC 5322 §2.2.3; Angus takes a backslash before it for an escape

        assertThat(MimeUtility.decodeText(field).strip()).isEqualTo(subject.strip());
    }

    /** As {@code POST /send} lets them pass: one line of well-formed text. */
    @Provide
    static Arbitrary<String> lines() {
        return texts().map(text -> text.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", "?"))
                .filter(text -> !text.isBlank());
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Hostile.text(),
                Arbitraries.strings().withChars("=?utf-8BQ_:\u00e4 \u560a").ofMaxLength(200));
    }
}
