package io.symbolon.auth.registration;

import io.symbolon.common.text.Characters;
import io.symbolon.common.text.Nfc;
import java.util.Optional;

/** How a user wants to be called: 1 to 100 characters on one line, in NFC. auth only passes it on; profiles refuse the same. */
final class DisplayName {
    private static final int MAX_LENGTH = 100;

    private DisplayName() {}

    static Optional<String> refusal(String name) {
        if (Characters.isBlank(name)) {
            return Optional.of("must not be blank");
        }
        String normal = normalized(name);
        if (normal.codePointCount(0, normal.length()) > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        return name.codePoints().allMatch(Characters::isText)
                ? Optional.empty()
                : Optional.of("must be one line of text");
    }

    static String normalized(String name) {
        return Nfc.of(name, MAX_LENGTH).strip();
    }
}
