package io.symbolon.common.event;

import java.time.Instant;
import java.util.UUID;

/** The right to carry the letters claimed under it, until it ends; afterwards anybody may claim them again. */
record Lease(UUID id, Instant end) {
    static Lease from(Instant now) {
        return new Lease(UUID.randomUUID(), now.plus(Courier.LEASE));
    }
}
