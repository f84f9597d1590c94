package io.symbolon.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §3.2 and appendix B. */
class FormFieldsTest {
    @Test
    void parseWhenNothingStandsBetweenTwoSignsThenThatIsNoField() {
        assertThat(FormFields.parse("a=1&&b=%C3%A4&&&c").orElseThrow().values())
                .isEqualTo(Map.of("a", "1", "b", "\u00e4", "c", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&b=2&%61=3", "a=%zz"})
    void parseWhenTwiceOrMalformedThenNone(String form) {
        assertThat(FormFields.parse(form)).isEmpty();
    }
}
