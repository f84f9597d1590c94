package io.symbolon.email.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.template.Templates;
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
    private static final Templates TEMPLATES = new Templates();

    @Test
    void mailWhenValidThenAddressesAreAsciiAndOnce() {
        Composition composition = composition(request(
                List.of("ada@Example.org", "ada@example.org", "user@bücher.example"), "Hi", "text", "<p>html</p>"));
        Mail mail = composition.mail();
        assertThat(mail.to())
                .extracting(MailAddress::value)
                .containsExactly("ada@example.org", "user@xn--bcher-kva.example");
        assertThat(composition.violations()).isEmpty();
    }

    @Test
    void localeWhenLongerThanAnyOfUseThenRefused() {
        String longest = "de-Latn-DE-x-" + "a".repeat(8) + "-" + "b".repeat(8) + "-" + "cccc"; // 35 characters
        assertThat(violated(longest)).isEmpty();
        assertThat(violated(longest + "c")).containsExactly("locale");
        assertThat(violated("de" + "-abcde".repeat(7000))).containsExactly("locale");
    }

    private static List<String> violated(String locale) {
        Composition composition = composition(template("welcome", Map.of(), locale));
        assertThat(composition.mail() == null)
                .isEqualTo(!composition.violations().isEmpty());
        return composition.violations().stream().map(Violation::field).toList();
    }

    @Test
    void mailWhenEverythingWrongThenEveryViolationIsTold() {
        Composition composition =
                composition(new SendRequest(List.of("nobody"), null, " ", "", null, null, "not a tag", "x"));
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
    void mailWhenTemplateThenItsWordsInTheLanguageAskedFor() {
        Mail mail = composition(template("password-reset", Map.of("link", "https://a.example/#t"), "de-AT"))
                .mail();
        assertThat(mail.subject()).isEqualTo("Setzen Sie ein neues Passwort");
        assertThat(mail.text()).contains("https://a.example/#t");
        assertThat(mail.html()).contains("href=\"https://a.example/#t\"");
        assertThat(mail.locale()).isEqualTo("de");
    }

    @Test
    void mailWhenTemplateAndSubjectThenTheSubjectWins() {
        SendRequest request = new SendRequest(
                List.of("ada@example.org"), "Mine", null, null, "welcome", Map.of("more", 1), null, null);
        assertThat(composition(request).mail().subject()).isEqualTo("Mine");
    }

    @Test
    void mailWhenTemplateIsUnknownOrUnfilledThenRefused() {
        assertThat(fields(template("Welcome", Map.of(), null))).containsExactly("template");
        assertThat(fields(template("new-login", null, null)))
                .containsExactlyInAnyOrder("variables.time", "variables.address");
        assertThat(fields(template("password-reset", Map.of("link", 7), null))).containsExactly("variables.link");
    }

    @Test
    void mailWhenTemplateStandsBesideOwnWordsThenRefused() {
        assertThat(fields(
                        new SendRequest(List.of("ada@example.org"), null, "text", "html", "welcome", null, null, null)))
                .containsExactly("text", "html");
        assertThat(fields(withVariables(Map.of("a", 1)))).containsExactly("variables");
        assertThat(fields(withVariables(Map.of()))).isEmpty();
    }

    @Test
    void isForbiddenToWhenTemplateIsAnAccountsThenToAllButTwo() {
        Composition account = composition(template("password-changed", Map.of(), null));
        assertThat(account.isForbiddenTo(new ServiceName("chat-service"))).isTrue();
        assertThat(account.isForbiddenTo(new ServiceName("auth-service"))).isFalse();
        assertThat(account.isForbiddenTo(new ServiceName("user-service"))).isFalse();
        assertThat(composition(template("welcome", null, null)).isForbiddenTo(new ServiceName("chat-service")))
                .isFalse();
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
        assertThat(composition(request(Collections.nCopies(50, "a@b.example"), "Hi", "t", null))
                        .hasTooManyRecipients())
                .isFalse();
        assertThat(composition(request(Collections.nCopies(51, "a@b.example"), "Hi", "t", null))
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
    @ValueSource(strings = {"", " ", "a\tb", "clé"})
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
        assertThat(new IdempotencyHeader(List.of("\ta ")).key()).isEqualTo(Optional.of("a"));
    }

    private static SendRequest template(String name, Map<String, Object> variables, String locale) {
        return new SendRequest(List.of("ada@example.org"), null, null, null, name, variables, locale, null);
    }

    private static Composition composition(SendRequest request) {
        return new Composition(request, TEMPLATES);
    }

    private static List<String> fields(SendRequest request) {
        Composition composition = composition(request);
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
