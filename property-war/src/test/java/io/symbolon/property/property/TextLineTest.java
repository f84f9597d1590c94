package io.symbolon.property.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLineTest {
    private record Sample(
            @TextLine(max = 5) String demanded,
            @TextLine(max = 5, required = false) String optional) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcde", "🏠🏠🏠🏠🏠", "ñ", "a b"})
    void textLineWhenOneLineWithinTheLimitThenValid(String value) throws NoSuchFieldException {
        assertThat(check("demanded").isValid(value, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abcdef", "🏠🏠🏠🏠🏠🏠", "a\nb", "a\u0000", "\ud83c", "\u0085"})
    void textLineWhenBlankLongOrUnprintableThenInvalid(String value) throws NoSuchFieldException {
        assertThat(check("demanded").isValid(value, null)).isFalse();
        assertThat(check("optional").isValid(value, null)).isFalse();
    }

    @Test
    void textLineWhenAbsentThenValidOnlyIfOptional() throws NoSuchFieldException {
        assertThat(check("demanded").isValid(null, null)).isFalse();
        assertThat(check("optional").isValid(null, null)).isTrue();
    }

    private static TextLine.Check check(String field) throws NoSuchFieldException {
        TextLine.Check check = new TextLine.Check();
        check.initialize(Sample.class.getDeclaredField(field).getAnnotation(TextLine.class));
        return check;
    }
}
