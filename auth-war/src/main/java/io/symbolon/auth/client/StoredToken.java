package io.symbolon.auth.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One of a client's service tokens, as a keyed hash. Immutable. */
record StoredToken(UUID id, String hash, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {
    boolean isLive(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    @Override
    public String toString() {
        return "service token " + id;
    }
}
