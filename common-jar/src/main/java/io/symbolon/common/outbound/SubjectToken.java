package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A user's access token, taken as a value while the user's request is being answered, so that it can go along with work that
 * outlives the request (RFC 8693 §2.1, {@code subject_token}). Its string form hides it. Immutable.
 *
 * @param value the token's text
 * @param expiresAt its {@code exp}
 */
public record SubjectToken(Secret value, Instant expiresAt) {
    public SubjectToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** What caches know it by: SHA-256, so that a cache's keys are no tokens. */
    String hash() {
        try {
            byte[] text = value.reveal().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
