package io.symbolon.common.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The users whom auth has told deleted, as a service keeps them until that is settled. Each call is a transaction of its own.
 * Claiming moves the due time to the lease's end, so that what a crashed server claimed simply falls due again. Thread-safe.
 */
public interface Departures {
    /**
     * No due time is honestly further ahead than a lease or the look after the last token: one that seems to be was written
     * under a clock that went ahead of the true one, and is due.
     */
    Duration LONGEST_DELAY = Duration.ofMinutes(10);

    /** Those that are due, the longest waiting first; nobody else gets them until the lease ends. */
    List<UUID> claim(int most, Instant now, Instant leaseEnd);

    /** Nothing is settled: auth is asked again then. */
    void postpone(UUID user, Instant due);

    /** auth confirms it: all that is personal goes. */
    void erase(UUID user, Instant now);

    /**
     * auth knows of no deletion: it is as if none had been told; unless one was told since the claim, which auth had yet to
     * be asked about.
     *
     * @param leaseEnd of the claim that auth was asked under
     */
    void refute(UUID user, Instant leaseEnd);
}
