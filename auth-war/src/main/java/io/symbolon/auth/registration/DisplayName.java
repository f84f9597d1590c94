package io.symbolon.auth.registration;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a user wants to be called: 1 to 100 characters on one line, in NFC. auth only passes it on. */
final class DisplayName {
    private static final int MAX_LENGTH = 100;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");

    private DisplayName() {}

    static Optional<String> refusal(String name) {
        if (name.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        return CONTROLS.matcher(name).find() ? Optional.of("must be one line of text") : Optional.empty();
    }

    static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }
}
