package io.symbolon.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @ParameterizedTest
    @ValueSource(ints = {'a', ' ', 0xE9, 0x200D, 0x200F, 0x1F3E0, 0xE000})
    void characterWhenItStandsForItselfThenIsText(int character) {
        assertThat(Characters.isText(character)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, '\n', 0x7F, 0x85, 0x2028, 0x2029, 0xD83C, 0x202A, 0x202E, 0x2066, 0x2069})
    void characterWhenItControlsOrTurnsOthersRoundThenIsNoText(int character) {
        assertThat(Characters.isText(character)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u3000\u00A0", "\u200B", "\u2060 \u00AD"})
    void textWhenNothingIsToBeSeenThenIsBlank(String text) {
        assertThat(Characters.isBlank(text)).isTrue();
        assertThat(Characters.isBlank(text + "a")).isFalse();
    }
}
