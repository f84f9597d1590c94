package io.symbolon.auth.credential;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in the standard encoded form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash} (the reference
 * implementation's, base64 without padding). Immutable; the string form is redacted.
 */
record PasswordHash(HashingCost cost, String salt, String hash) {
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{22,88})");

    static PasswordHash of(HashingCost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(cost, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    byte[] hashBytes() {
        return Base64.getDecoder().decode(hash);
    }

    String encoded() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.memoryKiB(), cost.iterations(), cost.parallelism(), salt, hash);
    }

    /** Reads the encoded form; empty when it is not Argon2id version 1.3. */
    static Optional<PasswordHash> parse(String encoded) {
        Matcher matcher = ENCODED.matcher(encoded);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        HashingCost cost = new HashingCost(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        return Optional.of(new PasswordHash(cost, matcher.group(4), matcher.group(5)));
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
