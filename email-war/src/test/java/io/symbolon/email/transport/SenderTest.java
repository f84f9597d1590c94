package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
    /** RFC 2047 §5 (3): the name in {@code From} is ASCII, whatever the setting holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-reply@symbolon.example | no-reply@symbolon.example",
                "Symbolon <no-reply@symbolon.example> | Symbolon <no-reply@symbolon.example>",
                "Süd <no-reply@symbolon.example> | =?UTF-8?Q?S=C3=BCd?= <no-reply@symbolon.example>",
                "=?UTF-8?Q?S=C3=BCd?= <no-reply@symbolon.example> | =?UTF-8?Q?S=C3=BCd?= <no-reply@symbolon.example>"
            })
    void mailboxWhenItsNameGoesBeyondAsciiThenEncoded(String from, String field) {
        assertThat(Sender.parse(from).mailbox()).hasToString(field);
    }
}
