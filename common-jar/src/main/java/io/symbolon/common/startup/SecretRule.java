package io.symbolon.common.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a secret must be in production. In development it only has to be there. */
final class SecretRule {
    /** 256 bits in hexadecimal are 64 characters, in base64 43; 32 leave room for passphrases of a password manager. */
    static final int MIN_LENGTH = 32;

    private static final int MIN_DISTINCT = 8;
    private static final String DEVELOPMENT_PREFIX = "dev-";

    /** Samples of documentation and playgrounds, alone or repeated until long enough. */
    private static final Pattern WELL_KNOWN = Pattern.compile(
            "(change-?_?me|change-?_?it|secret|password|passw0rd|example|default|test|admin|token|symbolon|letmein|qwerty"
                    + "|0123456789(abcdef)?|1234567890?|a-string-secret-at-least-256-bits-long|your-256-bit-secret|[-_ .!])+");

    private SecretRule() {}

    /** Why production refuses this value, or nothing. Never says the value. */
    static Optional<String> faultOf(String value, DeploymentMode mode) {
        if (value.isBlank()) {
            return Optional.of("is missing");
        }
        if (mode.isDevelopment()) {
            return Optional.empty();
        }
        if (value.startsWith(DEVELOPMENT_PREFIX)) {
            return Optional.of("is a secret of a development run (it starts with dev-)");
        }
        if (value.length() < MIN_LENGTH) {
            return Optional.of("is shorter than " + MIN_LENGTH + " characters");
        }
        return isWellKnown(value) ? Optional.of("is well known") : Optional.empty();
    }

    private static boolean isWellKnown(String value) {
        return value.chars().distinct().count() < MIN_DISTINCT
                || WELL_KNOWN.matcher(value.toLowerCase(Locale.ROOT)).matches();
    }
}
