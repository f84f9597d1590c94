package io.symbolon.auth.registration;

import io.symbolon.common.text.Nfc;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a user wants to be called: 1 to 100 characters on one line, in NFC. auth only passes it on; profiles refuse the same. */
final class DisplayName {
    private static final int MAX_LENGTH = 100;
    /** Control characters, and those that turn round the text after them (Unicode UAX #9). */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern NOTHING_TO_SEE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");

    private DisplayName() {}

    static Optional<String> refusal(String name) {
        if (NOTHING_TO_SEE.matcher(name).matches()) {
            return Optional.of("must not be blank");
        }
        String normal = normalized(name);
        if (normal.codePointCount(0, normal.length()) > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        return NO_TEXT.matcher(name).find() ? Optional.of("must be one line of text") : Optional.empty();
    }

    static String normalized(String name) {
        return Nfc.of(name, MAX_LENGTH).strip();
    }
}
