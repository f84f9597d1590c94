package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.Sha256;
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
        return HexFormat.of().formatHex(Sha256.of(value.reveal()));
    }
}
