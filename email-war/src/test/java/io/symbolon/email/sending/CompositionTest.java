package io.symbolon.email.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 7; RFC 5321 and 5322 for what a header field may hold. */
class CompositionTest {
    @Test
    void mailWhenValidThenAddressesAreAsciiAndOnce() {
        Composition composition = new Composition(request(
                List.of("ada@Example.org", "ada@example.org", "user@bücher.example"), "Hi", "text", "<p>html</p>"));
        Mail mail = composition.mail();
        assertThat(mail.to())
                .extracting(MailAddress::value)
                .containsExactly("ada@example.org", "user@xn--bcher-kva.example");
        assertThat(composition.violations()).isEmpty();
    }

    @Test
    void mailWhenEverythingWrongThenEveryViolationIsTold() {
        Composition composition =
                new Composition(new SendRequest(List.of("nobody"), null, " ", "", null, null, "not a tag", "x"));
        assertThat(composition.mail()).isNull();
        assertThat(composition.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("to[0]", "reply_to", "locale", "subject", "text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: eve@example.org",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u007Fb",
                "\uD800",
                "   "
            })
    void mailWhenSubjectIsNotOneCleanLineThenRefused(String subject) {
        assertThat(fields(request(List.of("ada@example.org"), subject, "text", null)))
                .containsExactly("subject");
    }

    @Test
    void mailWhenSubjectAtItsLimitThenValidAndOneMoreNot() {
        assertThat(fields(request(List.of("ada@example.org"), "s".repeat(998), "text", null)))
                .isEmpty();
        assertThat(fields(request(List.of("ada@example.org"), "s".repeat(999), "text", null)))
                .containsExactly("subject");
    }

    @Test
    void mailWhenReplyToInjectsThenRefused() {
        SendRequest request = new SendRequest(
                List.of("ada@example.org"), "Hi", "t", null, null, null, null, "a@b.example\r\nBcc: e@e.example");
        assertThat(fields(request)).containsExactly("reply_to");
    }

    @Test
    void mailWhenTemplateThenRefusedSinceNoneIsKnown() {
        SendRequest request = new SendRequest(
                List.of("ada@example.org"), null, null, null, "welcome", Map.of("name", "Ada"), null, null);
        assertThat(new Composition(request).mail()).isNull();
        assertThat(fields(request)).containsExactly("template");
    }

    @Test
    void mailWhenNobodyIsNamedThenRefused() {
        assertThat(fields(request(null, "Hi", "text", null))).containsExactly("to");
        assertThat(fields(request(List.of(), "Hi", "text", null))).containsExactly("to");
        assertThat(fields(request(Collections.singletonList(null), "Hi", "text", null)))
                .containsExactly("to[0]");
    }

    @Test
    void mailWhenTextIsHalfACharacterThenRefused() {
        assertThat(fields(request(List.of("ada@example.org"), "Hi", "\uDC00", null)))
                .containsExactly("text");
    }

    @Test
    void hasTooManyRecipientsWhenFiftyThenNotAndFiftyOneThenSo() {
        assertThat(new Composition(request(Collections.nCopies(50, "a@b.example"), "Hi", "t", null))
                        .hasTooManyRecipients())
                .isFalse();
        assertThat(new Composition(request(Collections.nCopies(51, "a@b.example"), "Hi", "t", null))
                        .hasTooManyRecipients())
                .isTrue();
    }

    @Test
    void canonicalWhenVariablesInAnotherOrderThenEqual() {
        assertThat(withVariables(Map.of("a", 1, "b", 2)).canonical())
                .isEqualTo(withVariables(Map.of("b", 2, "a", 1)).canonical());
        assertThat(withVariables(Map.of("a", 1)).canonical())
                .isNotEqualTo(withVariables(Map.of("a", 2)).canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "clé"})
    void idempotencyWhenKeyNotVisibleAsciiThenRefused(String key) {
        assertThat(new IdempotencyHeader(List.of(key)).violation()).isPresent();
    }

    @Test
    void idempotencyWhenOnceOrAbsentThenTakenAndTwiceNot() {
        assertThat(new IdempotencyHeader(List.of()).violation()).isEmpty();
        assertThat(new IdempotencyHeader(List.of("x".repeat(255))).violation()).isEmpty();
        assertThat(new IdempotencyHeader(List.of("x".repeat(256))).violation()).isPresent();
        assertThat(new IdempotencyHeader(List.of("a", "b")).violation()).isPresent();
        assertThat(new IdempotencyHeader(List.of("a")).key()).isEqualTo(Optional.of("a"));
    }

    private static List<String> fields(SendRequest request) {
        Composition composition = new Composition(request);
        composition.mail();
        return composition.violations().stream().map(Violation::field).toList();
    }

    private static SendRequest request(List<String> to, String subject, String text, String html) {
        return new SendRequest(to, subject, text, html, null, null, null, null);
    }

    private static SendRequest withVariables(Map<String, Object> variables) {
        return new SendRequest(List.of("a@b.example"), "Hi", "t", null, null, variables, null, null);
    }
}
