package io.symbolon.email.template;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text in any place of any template; the first two octets choose which. */
class TemplatesFuzzTest {
    private static final List<MailTemplate> TEMPLATES = List.of(MailTemplate.values());
    private static final List<Variable> VARIABLES = List.of(Variable.values());
    private static final List<String> LANGUAGES = List.of("en", "de", "ja");

    @FuzzTest(maxDuration = "2m")
    void variableThenRefusedOrText(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        TemplateLaws.hold(
                chosen(TEMPLATES, octets[0]),
                chosen(VARIABLES, octets[1]),
                new String(octets, 2, octets.length - 2, StandardCharsets.UTF_8),
                chosen(LANGUAGES, octets[0]));
    }

    private static <T> T chosen(List<T> all, byte by) {
        return all.get(Byte.toUnsignedInt(by) % all.size());
    }
}
