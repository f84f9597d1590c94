package io.symbolon.email.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final Map<String, Object> ALL = Map.of(
            "link", "https://symbolon.example/#verify=abc",
            "time", "2026-03-01T12:30:00Z",
            "address", "192.0.2.1",
            "display_name", "Ada <script>");

    private final Templates templates = new Templates();

    @ParameterizedTest
    @EnumSource
    void fillWhenFilledThenEveryLanguageHasItsOwnWordsAndNoPlaceIsLeft(MailTemplate template) {
        Words english = templates.fill(template, ALL, "en");
        Words german = templates.fill(template, ALL, "de");
        assertThat(german.subject()).isNotEqualTo(english.subject());
        for (Words words : List.of(english, german)) {
            for (Variable variable : template.variables()) {
                String shown = (String) ALL.get(variable.wire());
                if (variable != Variable.TIME) {
                    assertThat(words.text()).contains(shown);
                }
            }
            assertThat(words.text() + words.html()).doesNotContain("{", "}", "NOT_FOUND");
            assertThat(words.html()).contains("<h1>" + words.subject() + "</h1>", "</html>");
        }
    }

    @Test
    void fillWhenVariableHoldsMarkupThenEscapedInHtmlAlone() {
        Words words = templates.fill(MailTemplate.WELCOME, Map.of("display_name", "<i>\"A&'</i>{link}"), null);
        assertThat(words.html())
                .contains("&lt;i&gt;&quot;A&amp;&#39;&lt;/i&gt;{link}")
                .doesNotContain("<i>");
        assertThat(words.text()).contains("<i>\"A&'</i>{link}");
    }

    @Test
    void fillWhenOptionalVariableIsAbsentThenNothingStandsInItsPlace() {
        assertThat(templates.fill(MailTemplate.WELCOME, Map.of(), null).text()).startsWith("Welcome to Symbolon!\n");
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de",
        "de-Latn-CH, de",
        "de-DE-1996-x-private, de",
        "en-GB, en",
        "fr, en",
        "und, en",
        ", en"
    })
    void fillWhenLanguageIsMissingThenTheNearestStandsIn(String asked, String found) {
        assertThat(templates.fill(MailTemplate.WELCOME, Map.of(), asked).language())
                .isEqualTo(found);
    }

    @Test
    void fillWhenTimeThenInTheWordsOfTheLanguage() {
        assertThat(templates.fill(MailTemplate.PASSWORD_CHANGED, ALL, "en").text())
                .contains("March 1, 2026");
        assertThat(templates.fill(MailTemplate.PASSWORD_CHANGED, ALL, "de").text())
                .contains("1. März 2026");
    }

    @ParameterizedTest
    @EnumSource
    void violationsWhenEverythingIsMissingThenEachRequiredOneIsNamed(MailTemplate template) {
        assertThat(templates.violations(template, Map.of()))
                .extracting(Violation::field)
                .containsExactlyInAnyOrderElementsOf(template.required().stream()
                        .map(variable -> "variables." + variable.wire())
                        .toList());
        assertThat(templates.violations(template, ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//a.example",
                "/path",
                "https:///x",
                "https://a.example/\uD800",
                "a b",
                "",
                "mailto:a@b.example"
            })
    void violationsWhenLinkIsNoWebAddressThenRefused(String link) {
        assertThat(templates.violations(MailTemplate.PASSWORD_RESET, Map.of("link", link)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-03-01", "+1000000000-12-31T23:59:59.999999999Z"})
    void violationsWhenTimeIsNoneThenRefused(String time) {
        assertThat(templates.violations(MailTemplate.PASSWORD_CHANGED, Map.of("time", time)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\u0000", "\uD800", "a\u2028b"})
    void violationsWhenNameIsNotOneLineThenRefused(String name) {
        assertThat(templates.violations(MailTemplate.WELCOME, Map.of("display_name", name)))
                .hasSize(1);
    }

    @Test
    void violationsWhenNameAtItsLimitThenTakenAndOneMoreNot() {
        assertThat(templates.violations(MailTemplate.WELCOME, Map.of("display_name", "n".repeat(200))))
                .isEmpty();
        assertThat(templates.violations(MailTemplate.WELCOME, Map.of("display_name", "n".repeat(201))))
                .hasSize(1);
    }

    @Test
    void violationsWhenValueIsNullThenAsIfAbsent() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("display_name", null);
        assertThat(templates.violations(MailTemplate.WELCOME, variables)).isEmpty();
        assertThat(templates.fill(MailTemplate.WELCOME, variables, null).text()).startsWith("Welcome to Symbolon!\n");
    }
}
