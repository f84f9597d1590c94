package io.symbolon.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NfcTest {
    private static final String ACUTE = "\u0301";

    @Test
    void textWhenItMayFitThenIsComposed() {
        assertThat(Nfc.of("a" + ACUTE, 1)).isEqualTo("\u00E1");
        assertThat(Nfc.of(("a" + ACUTE).repeat(100), 100)).isEqualTo("\u00E1".repeat(100));
    }

    /** The first letter and its marks alone are composed otherwise. */
    @Test
    void textWhenTooLongInAnyFormThenStaysAsItIs() {
        String fits = "a" + ACUTE.repeat(399);
        assertThat(Nfc.of(fits, 100)).isEqualTo(Normalizer.normalize(fits, Normalizer.Form.NFC));
        assertThat(Nfc.of(fits + ACUTE, 100)).isEqualTo(fits + ACUTE);
    }

    @Test
    void everyCharacterWhenDecomposedThenFitsWhereItFitsAlone() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .forEach(one -> assertThat(Nfc.of(Normalizer.normalize(one, Normalizer.Form.NFD), 1))
                        .isEqualTo(Normalizer.normalize(one, Normalizer.Form.NFC)));
    }
}
