package io.symbolon.common.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids of events, records and mails in the order of time: UUID version 7 (RFC 9562 section 5.7). With random ones each row written
 * would touch another page of the index over them, and a database that writes whole pages writes much for little. Those of
 * one millisecond are in no order.
 */
public final class EventId {
    private static final long VERSION = 0x7000L;
    private static final long RANDOM_BITS = 0x0fffL;

    private EventId() {}

    /** A new one, unlike all others; 74 of its bits cannot be guessed. */
    public static UUID at(Instant now) {
        UUID random = UUID.randomUUID(); // its second half begins with the variant, the same in every version
        long tail = random.getMostSignificantBits() & RANDOM_BITS;
        return new UUID((now.toEpochMilli() << 16) | VERSION | tail, random.getLeastSignificantBits());
    }
}
