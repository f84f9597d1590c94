package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "+436641234567,         +436641234567",
        "+43 664 123 45-67,     +436641234567",
        "+1 (202) 555.0100,     +12025550100",
        "+1234567,              +1234567",
        "+123456789012345,      +123456789012345"
    })
    void phoneWhenANumberThenItsDigits(String value, String normal) {
        assertThat(normal(Form.PHONE, value)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "06641234567",
                "00436641234567",
                "+123456",
                "+1234567890123456",
                "+0436641234567",
                "+43 (0) 664 1234567",
                "+43664123456x",
                "++436641234567",
                "+43\n6641234567",
                "+٤٣٦٦٤١٢٣٤"
            })
    void phoneWhenNoneThenRefused(String value) {
        assertThat(normal(Form.PHONE, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de-at, de-AT", "EN, en", "zh-hant-tw, zh-Hant-TW", "gsw-CH, gsw-CH", "sl-rozaj-biske, sl-rozaj-biske"})
    void localeWhenATagThenInItsCanonicalCase(String value, String normal) {
        assertThat(normal(Form.LOCALE, value)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de_AT", "d", "xx-YY", "english", "x-mine", "de-", "de AT", "de-AT-u", "i-klingon-"})
    void localeWhenNoneThenRefused(String value) {
        assertThat(normal(Form.LOCALE, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Vienna, Europe/Vienna", "europe/vienna, Europe/Vienna", "utc, UTC", "Etc/GMT+1, Etc/GMT+1"})
    void zoneWhenKnownThenAsItIsWritten(String value, String normal) {
        assertThat(normal(Form.TIME_ZONE, value)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Gotham", "+01:00", "CEST", "Europe / Vienna", "../etc/passwd"})
    void zoneWhenUnknownThenRefused(String value) {
        assertThat(normal(Form.TIME_ZONE, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.png,          https://example.org/a.png",
        "HTTPS://Example.ORG/A.png?Size=1#X, https://example.org/A.png?Size=1#X",
        "https://example.org:8443/é,         https://example.org:8443/%C3%A9"
    })
    void avatarWhenHttpsThenItsNormalForm(String value, String normal) {
        assertThat(normal(Form.HTTPS_URL, value)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "http://example.org/a.png", "javascript:alert(1)", "data:image/png;base64,AA", "//example.org/a",
                "https:", "https:///a.png", "https://ada:secret@example.org/", "https://exa mple.org/",
                        "ftp://example.org",
                "https://example.org/\n", "https://example.org/\ud800", "https://example.org:port/",
                        "https:example.org/a"
            })
    void avatarWhenNotThenRefused(String value) {
        assertThat(normal(Form.HTTPS_URL, value)).isEmpty();
    }

    @Test
    void avatarWhenAtItsLimitThenTakenAndBeyondRefused() {
        String most = "https://example.org/" + "a".repeat(2048 - 20);
        assertThat(normal(Form.HTTPS_URL, most)).contains(most);
        assertThat(normal(Form.HTTPS_URL, most + "a")).isEmpty();
    }

    @Test
    void lineWhenAtItsLimitThenTakenAndBeyondRefused() {
        assertThat(normal(Form.line(100), "🦉".repeat(100))).contains("🦉".repeat(100));
        assertThat(normal(Form.line(100), "🦉".repeat(101))).isEmpty();
    }

    @Test
    void lineWhenDecomposedThenComposedAndStripped() {
        assertThat(normal(Form.line(100), "  Ame\u0301lie ")).contains("Am\u00e9lie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\tb",
                "a\0",
                "a\u0007",
                "a\u2028b",
                "\ud83e",
                "a\u202eb",
                "a\u2066b",
                "\u0085x",
                "\u00a0",
                "\u200b",
                "\ufeff",
                "\u200b\u00a0\ufeff"
            })
    void lineWhenNoLineThenRefused(String value) {
        assertThat(normal(Form.line(100), value)).isEmpty();
    }

    @Test
    void textWhenOfSeveralLinesThenWithPlainLineEnds() {
        assertThat(normal(Form.text(2000), "one\r\ntwo\n")).contains("one\ntwo");
        assertThat(normal(Form.text(2000), "one\rtwo")).isEmpty();
        assertThat(normal(Form.text(2000), "a".repeat(2001))).isEmpty();
        assertThat(normal(Form.text(2000), "a".repeat(2000))).isPresent();
    }

    private static Optional<String> normal(Form form, String value) {
        return form.normal().apply(TextNode.valueOf(value)).map(JsonNode::textValue);
    }
}
