package io.symbolon.common.text;

import java.text.Normalizer;

/**
 * Normalization Form C of text that has a greatest length (Unicode UAX #15). Normalizing costs the square of how many marks
 * stand on one letter, seconds for a request's body full of them: so what is too long in any case is not normalized.
 */
public final class Nfc {
    /** Code points at most that become one: no canonical decomposition is longer (UAX #15, table 8). */
    private static final int MOST_OF_ONE = 4;

    private Nfc() {}

    /**
     * The text in NFC, or as it is where that has more than {@code max} code points in either form.
     *
     * @param text not null
     */
    public static String of(String text, int max) {
        return text.codePointCount(0, text.length()) > MOST_OF_ONE * max
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
