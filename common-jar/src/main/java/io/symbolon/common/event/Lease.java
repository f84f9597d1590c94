package io.symbolon.common.event;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The right to carry the letters claimed under it, until it ends; afterwards anybody may claim them again. */
public record Lease(UUID id, Instant end) {
    /** Far above what a batch takes, short enough that a crashed server's letters do not wait long. */
    public static final Duration DURATION = Duration.ofSeconds(30);

    static Lease from(Instant now) {
        return new Lease(UUID.randomUUID(), now.plus(DURATION));
    }
}
