package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321 §4.1.2 and §4.5.3.1, RFC 5891 for domains. */
class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada.Lovelace+tag@Example.ORG, Ada.Lovelace+tag@example.org",
        "!#$%&'*+/=?^_`{|}~-@example.org, !#$%&'*+/=?^_`{|}~-@example.org",
        "user@bücher.example, user@xn--bcher-kva.example",
        "user@例え.テスト, user@xn--r8jz45g.xn--zckzah",
        "ädä.łukasz@example.org, ädä.łukasz@example.org",
        "用户@例え.テスト, 用户@xn--r8jz45g.xn--zckzah",
        "user@localhost, user@localhost",
        "user@[192.0.2.1], user@[192.0.2.1]",
        "user@[IPv6:2001:db8::1], user@[IPv6:2001:db8::1]"
    })
    void parseWhenValidThenDomainInLowerCaseAsciiR48(String text, String value) {
        assertThat(MailAddress.parse(text)).map(MailAddress::value).contains(value);
    }

    @Test
    void parseWhenLocalPartQuotedThenKept() {
        assertThat(MailAddress.parse("\"ada b\"@example.org"))
                .map(MailAddress::value)
                .contains("\"ada b\"@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "a@b@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "ada lovelace@example.org",
                "Ada <ada@example.org>",
                "ada@example.org (comment)",
                "ada@exam\u00ADple.org",
                "ada@exam\u200Bple.org",
                "ada@\uFEFFexample.org",
                "ada@exam\uFE0Fple.org",
                "ada@exam\u034Fple.org",
                "ada@exam\u180Bple.org",
                "<ada@example.org>",
                "@route.example:ada@example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@exa_mple.org",
                "ada@stra\u00dfe.example", // another domain by IDNA 2003 than by IDNA 2008
                "ada@\u03b2\u03cc\u03bb\u03bf\u03c2.example",
                "ada@a\u200db.example",
                "ada@example.org ",
                " ada@example.org",
                "ada@[not-an-address]",
                "ad\u202ea@example.org",
                "ad\ud800a@example.org",
                "\"ädä\"@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\n",
                "ada\r@example.org",
                "\"ada\r\nBcc: eve\"@example.org",
                "ada@example\u0000.org",
                "a@b,c@d.example"
            })
    void parseWhenNoMailboxThenEmptyR48(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void parseWhenNothingThenEmpty() {
        assertThat(MailAddress.parse(null)).isEmpty();
    }

    @Test
    void parseWhenLocalPartAtItsLimitThenValidAndOneMoreNot() {
        assertThat(MailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("ä".repeat(32) + "@example.org")).isPresent();
        assertThat(MailAddress.parse("ä".repeat(33) + "@example.org")).isEmpty(); // octets, not characters
    }

    @Test
    void parseWhenPathAtItsLimitThenValidAndOneMoreNot() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "d".repeat(254 - 64 - 1 - 3 * 61);
        assertThat(MailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(MailAddress.parse("a".repeat(64) + "@" + domain + "d")).isEmpty();
    }

    @Test
    void toStringWhenPrintedThenTellsNoAddress() {
        assertThat(new MailAddress("ada@example.org")).hasToString("[address]");
    }
}
