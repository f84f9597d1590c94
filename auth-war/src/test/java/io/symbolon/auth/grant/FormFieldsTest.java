package io.symbolon.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §3.2 and appendix B. */
class FormFieldsTest {
    @Test
    void parseWhenNothingStandsBetweenTwoSignsThenThatIsNoField() {
        FormFields form = FormFields.parse("a=1&&b=%C3%A4&&&c").orElseThrow();
        assertThat(form.get("a")).isEqualTo("1");
        assertThat(form.get("b")).isEqualTo("\u00e4");
        assertThat(form.get("c")).isEmpty();
        assertThat(form.get("")).isNull();
    }

    @Test
    void parseWhenAParameterMayBeRepeatedThenAllThatHaveAValueAndNoOtherTwice() {
        FormFields form = FormFields.parse("a=1&b=2&a=&a=3", Set.of("a")).orElseThrow();
        assertThat(form.all("a")).containsExactly("1", "3");
        assertThat(form.all("b")).containsExactly("2");
        assertThat(form.all("c")).isEmpty();
        assertThat(FormFields.parse("a=1&b=2&b=2", Set.of("a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&b=2&%61=3", "a=%zz"})
    void parseWhenTwiceOrMalformedThenNone(String form) {
        assertThat(FormFields.parse(form)).isEmpty();
    }
}
