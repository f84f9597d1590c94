package io.symbolon.email.template;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever a variable holds, no word of a mail and no tag of its HTML is another's. */
class TemplatesPropertyTest {
    @Law
    void variableWhenAnyTextThenRefusedOrText(
            @ForAll MailTemplate template,
            @ForAll Variable variable,
            @ForAll("texts") String text,
            @ForAll("languages") String language) {
        TemplateLaws.hold(template, variable, text, language);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Hostile.text(),
                Arbitraries.strings().withChars("<>&\"'{}[]!#:/.$\\ ab").ofMaxLength(40),
                Hostile.text().map(text -> "https://example.org/" + text),
                Arbitraries.of(
                        "{link}",
                        "{#if true}x{/if}",
                        "{! no !}",
                        "\\{",
                        "{cdi:bean}",
                        "{str:fmt('%s')}",
                        "javascript:alert(1)",
                        "https://e.example/\" onclick=\"x",
                        "https://[::1]/",
                        "+999999999-12-31T23:59:59.999999999Z",
                        "-999999999-01-01T00:00:00Z",
                        "2026-12-31T23:59:60Z"));
    }

    @Provide
    static Arbitrary<String> languages() {
        return Arbitraries.of("en", "de-AT", "fr", "und", "zh-Hant-TW", "de-u-nu-deva", "th-TH-u-ca-buddhist");
    }
}
