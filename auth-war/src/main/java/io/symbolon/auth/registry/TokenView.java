package io.symbolon.auth.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * A service token without the token. Immutable.
 *
 * @param expiresAt null: lives until it is deleted
 * @param lastUsedAt to the minute; null: never
 */
public record TokenView(UUID id, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {
    /** By which its place in a list is found again. */
    String key() {
        return id.toString();
    }
}
