package io.symbolon.auth.credential;

/**
 * How much hashing may go on at once (R26). Immutable.
 *
 * @param cost of a new hash; {@code auth.hashing.memory} (KiB, default 19456), {@code auth.hashing.iterations} (2)
 * @param concurrency hashes at work at once; {@code auth.hashing.concurrency}, default {@link #usualConcurrency}
 * @param queue requests that may wait for their turn; {@code auth.hashing.queue}, default 128
 */
public record HashingSettings(HashingCost cost, int concurrency, int queue) {
    /** Bytes of heap for each hash at work: several times its 19 MiB, so that the rest of the service can go on. */
    private static final long HEAP_EACH = 128L << 20;

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public HashingSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("auth.hashing.concurrency must be at least 1");
        }
        if (queue < 0) {
            throw new IllegalArgumentException("auth.hashing.queue must not be negative");
        }
    }

    /** The number of processors, as far as the heap carries that many. */
    public static int usualConcurrency(Runtime machine) {
        long carried = Math.max(1, machine.maxMemory() / HEAP_EACH);
        return (int) Math.min(machine.availableProcessors(), carried);
    }
}
