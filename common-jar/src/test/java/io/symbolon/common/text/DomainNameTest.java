package io.symbolon.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    @ParameterizedTest
    @CsvSource({
        "Example.ORG, example.org",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER。example, xn--bcher-kva.example"
    })
    void toAsciiThenInLowerCase(String typed, String ascii) {
        assertThat(DomainName.toAscii(typed)).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faß.example", "FAẞ.example", "σοφός.example", "a\u200Db.example", "a\u00ADb.example"})
    void toAsciiWhenOthersReadAnotherDomainThenNone(String typed) {
        assertThat(DomainName.toAscii(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b.example", "a_b.example", "-a.example", "a..example"})
    void toAsciiWhenNoDomainThenNone(String typed) {
        assertThat(DomainName.toAscii(typed)).isEmpty();
    }

    @Test
    void toAsciiWhenALabelIsLongerThan63ThenNone() {
        assertThat(DomainName.toAscii("a".repeat(63) + ".example")).isPresent();
        assertThat(DomainName.toAscii("a".repeat(64) + ".example")).isEmpty();
    }
}
