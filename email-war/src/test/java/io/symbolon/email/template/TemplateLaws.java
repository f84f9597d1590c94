package io.symbolon.email.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds of every text that fills a place: it is refused, or it stands there as text and changes nothing around it. */
final class TemplateLaws {
    private static final Templates TEMPLATES = new Templates();
    private static final String PLACE = "WHAT-IS-PUT-HERE";
    private static final Map<String, String> USUAL = Map.of(
            "link", "https://symbolon.example/",
            "time", "2026-03-01T12:30:00Z",
            "address", "192.0.2.1",
            "display_name", "Ada");

    private TemplateLaws() {}

    static void hold(MailTemplate template, Variable variable, String text, String language) {
        Map<String, Object> variables = with(variable, text);
        List<Violation> violations = TEMPLATES.violations(template, variables);
        if (!violations.isEmpty()) {
            assertThat(violations).extracting(Violation::field).containsExactly("variables." + variable.wire());
            return;
        }
        Words words = TEMPLATES.fill(template, variables, language);
        assertThat(words.subject()).doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]");
        if (variable == Variable.ADDRESS || variable == Variable.DISPLAY_NAME) {
            assertStandsAsText(template, variable, text, words);
        }
        if (variable == Variable.LINK) {
            assertThat(words.html()).doesNotContainPattern("href=\"(?!https?:)");
        }
    }

    private static void assertStandsAsText(MailTemplate template, Variable variable, String text, Words words) {
        Words around = TEMPLATES.fill(template, with(variable, PLACE), words.language());
        if (!text.isEmpty()) { // an absent name has words of its own
            assertThat(words.html()).isEqualTo(around.html().replace(PLACE, escaped(text)));
            assertThat(words.text()).isEqualTo(around.text().replace(PLACE, text));
        }
    }

    /** HTML, "Escaping a string": what can begin a tag, an entity, or end an attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Map<String, Object> with(Variable variable, String text) {
        Map<String, Object> variables = new HashMap<>(USUAL);
        variables.put(variable.wire(), text);
        return variables;
    }
}
