package io.symbolon.auth.credential;

/**
 * How much hashing may go on at once (R26). Immutable.
 *
 * @param cost of a new hash; {@code auth.hashing.memory} (KiB, default 19456), {@code auth.hashing.iterations} (2)
 * @param concurrency hashes at work at once; {@code auth.hashing.concurrency}, default the number of processors
 * @param queue requests that may wait for their turn; {@code auth.hashing.queue}, default 64
 */
public record HashingSettings(HashingCost cost, int concurrency, int queue) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    public HashingSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("auth.hashing.concurrency must be at least 1");
        }
        if (queue < 0) {
            throw new IllegalArgumentException("auth.hashing.queue must not be negative");
        }
    }
}
