package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Alice@Example.COM, alice@example.com",
        "caf\u00e9@example.com, cafe\u0301@example.com", // NFC and NFD
        "info@M\u00fcnchen.de, info@xn--mnchen-3ya.de", // IDNA
        "STRASSE@example.com, strasse@example.com",
        "\u212aelvin@example.com, kelvin@example.com", // KELVIN SIGN
        "\u0130\u0301@example.com, \u00ed@example.com", // what is left when the capital's dot is gone composes
    })
    void keyWhenSameAddressWrittenOtherwiseThenSame(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void keyWhenTagDiffersThenDiffers() {
        assertThat(key("alice@example.com")).isNotEqualTo(key("alice+tag@example.com"));
    }

    @Test
    void parseThenKeepsWhatTheOwnerWrote() {
        assertThat(EmailAddress.parse("Alice.O'Hara@Example.com").orElseThrow().address())
                .isEqualTo("Alice.O'Hara@Example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@example.com",
                "alice@",
                "alice@localhost",
                "alice@@example.com",
                "alice@exa mple.com",
                "alice@example.com\u200B",
                "alice@exam\u00ADple.com",
                "alice@exam\uFE0Fple.com",
                "alice@exam\u034Fple.com",
                "alice@exam\u180Bple.com",
                " alice@example.com",
                "alice@example.com ",
                ".alice@example.com",
                "al..ice@example.com",
                "alice@example..com",
                "alice@-example.com",
                "alice@stra\u00dfe.example", // another domain by IDNA 2003 than by IDNA 2008
                "alice@a\u200cb.example",
                "alice@example.com.",
                "alice@[127.0.0.1]",
                "alice@127.0.0.1",
                "alice\r\nBcc: x@example.com",
                "alice@example.com\r\nBcc: x@y.z",
                "al\u0000ice@example.com",
                "\"alice\"@example.com",
                "alice<b@example.com",
                "al\u202eice@example.com",
                "al\ud800ice@example.com"
            })
    void parseWhenNoAddressThenEmpty(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void parseWhenAtTheLimitThenAcceptedAndBeyondThenNot() {
        String label = "d".repeat(61);
        String domain = label + "." + label + "." + label + ".dd"; // 189 with the at sign
        assertThat(EmailAddress.parse("l".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("l".repeat(65) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("\u00fc".repeat(33) + "@" + domain)).isEmpty(); // octets, not characters
        assertThat(EmailAddress.parse("l".repeat(64) + "@" + domain.replace("dd", "ddd")))
                .isEmpty();
    }

    private static String key(String address) {
        return EmailAddress.parse(address).orElseThrow().key();
    }
}
