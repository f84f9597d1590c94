package io.symbolon.property.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLineTest {
    private record Sample(@TextLine(max = 5) String line) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcde", "🏠🏠🏠🏠🏠", "ñ", "a b"})
    void textLineWhenOneLineWithinTheLimitThenValid(String value) throws NoSuchFieldException {
        assertThat(check().isValid(value, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abcdef",
                "🏠🏠🏠🏠🏠🏠",
                "a\nb",
                "a\u0000",
                "\ud83c",
                "\u0085",
                "a\u2028b",
                "\u2029",
                "\u200B",
                "a\u202Eb"
            })
    void textLineWhenBlankLongOrUnprintableThenInvalid(String value) throws NoSuchFieldException {
        assertThat(check().isValid(value, null)).isFalse();
    }

    @Test
    void textLineWhenAbsentThenInvalid() throws NoSuchFieldException {
        assertThat(check().isValid(null, null)).isFalse();
    }

    @Test
    void lineWhenKeptThenInOneFormAndWithoutSpaceAround() {
        assertThat(TextLine.Check.normal("\u3000Cafe\u0301 \n")).isEqualTo("Caf\u00e9");
        assertThat(TextLine.Check.normal(null)).isNull();
    }

    private static TextLine.Check check() throws NoSuchFieldException {
        TextLine.Check check = new TextLine.Check();
        check.initialize(Sample.class.getDeclaredField("line").getAnnotation(TextLine.class));
        return check;
    }
}
