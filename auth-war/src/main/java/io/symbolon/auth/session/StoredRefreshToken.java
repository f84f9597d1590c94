package io.symbolon.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token as the table has it. Immutable; redacted.
 *
 * @param expiresAt idle life
 * @param predecessor hash of the token it came from; empty for the first of its family
 * @param salt what its successor was derived with, as long as that may be told again
 */
record StoredRefreshToken(
        String hash, Instant expiresAt, Optional<Instant> usedAt, Optional<String> predecessor, Optional<String> salt) {
    boolean isUsed() {
        return usedAt.isPresent();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The salt, when the token was used at most that long ago and its successor was not. */
    Optional<String> salt(Duration grace, Instant now) {
        return salt.filter(
                any -> usedAt.filter(used -> !now.isAfter(used.plus(grace))).isPresent());
    }

    @Override
    public String toString() {
        return "[refresh token]";
    }
}
