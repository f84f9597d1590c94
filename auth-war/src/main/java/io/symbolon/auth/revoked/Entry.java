package io.symbolon.auth.revoked;

import java.time.Instant;
import java.util.UUID;

/** One revocation before it has a place in the feed. Immutable. */
record Entry(UUID id, Kind kind, String value, Instant notBefore, Instant expires) {
    static Entry of(Kind kind, String value, Instant notBefore, Instant expires) {
        return new Entry(UUID.randomUUID(), kind, value, notBefore, expires);
    }
}
