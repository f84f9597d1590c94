package io.symbolon.common.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The users whom auth has told deleted, as a service keeps them until that is settled. Each call is a transaction of its own.
 * Claiming moves the due time to the lease's end, so that what a crashed server claimed simply falls due again. Thread-safe.
 */
public interface Departures {
    /** Those that are due, the longest waiting first; nobody else gets them until the lease ends. */
    List<UUID> claim(int most, Instant now, Instant leaseEnd);

    /** Nothing is settled: auth is asked again then. */
    void postpone(UUID user, Instant due);

    /** auth confirms it: all that is personal goes. */
    void erase(UUID user, Instant now);

    /** auth knows of no deletion: it is as if none had been told. */
    void refute(UUID user);
}
