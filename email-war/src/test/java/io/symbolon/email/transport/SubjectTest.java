package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2047: a reader shows what was sent, to the letter, and RFC 5322 §2.1.1: no line is longer than lines may be. */
class SubjectTest {
    private static final int NAME = "Subject: ".length();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?Hi?=",
                "=?utf-8?B?SGk=?= =?utf-8?B?SGk=?=",
                "See =?iso-8859-1?q?Gr=FC=DFe?= and more",
                "mid=?utf-8?Q?word?=", // decoded by readers that are laxer than RFC 2047 §5 (1)
                "=?utf-8?Q?never ended",
                "=?utf-8?Q?Grüße?="
            })
    void subjectWhenItLooksEncodedThenReadAsItWasSent(String subject) throws MessagingException, IOException {
        assertThat(read(subject)).isEqualTo(subject);
        assertThat(field(subject).replaceAll("=\\?UTF-8\\?[BQ]\\?[^?]*\\?=", ""))
                .doesNotContain("=?");
    }

    @ParameterizedTest
    @ValueSource(ints = {988, 989, 990, 998})
    void subjectWhenOneWordThenNoLineIsOverlongAndReadAsItWasSent(int length) throws MessagingException, IOException {
        for (String subject : List.of("x".repeat(length), " " + "x".repeat(length - 2) + " ")) {
            assertThat(read(subject).strip()).isEqualTo(subject.strip());
            assertThat(field(subject).split("\r\n")).allMatch(line -> line.length() <= 998 - NAME);
        }
    }

    /** RFC 2047 §2. */
    @ParameterizedTest
    @ValueSource(ints = {4, 39, 40, 78, 79, 998})
    void subjectWhenAsciiIsEncodedThenNoWordOrLineIsLongerThanOneMayBe(int length)
            throws MessagingException, IOException {
        String subject = "=?".repeat(length / 2);
        assertThat(read(subject)).isEqualTo(subject);
        assertThat(("Subject: " + field(subject)).split("\r\n")).allMatch(line -> line.length() <= 76);
        assertThat(field(subject).split("\\s+")).allMatch(word -> word.length() <= 75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "What = this?", "Is 1+1=2 ?=", "A question? = an answer"})
    void subjectWhenPlainThenWrittenPlainly(String subject) throws MessagingException, IOException {
        assertThat(field(subject)).isEqualTo(subject);
    }

    private static String read(String subject) throws MessagingException, IOException {
        return AddressLaws.sent(mail(subject)).getSubject();
    }

    private static String field(String subject) throws MessagingException, IOException {
        return AddressLaws.sent(mail(subject)).getHeader("Subject", null);
    }

    private static Mail mail(String subject) {
        return new Mail(TestMails.addresses("ada@example.org"), subject, "text", null, null, null);
    }
}
