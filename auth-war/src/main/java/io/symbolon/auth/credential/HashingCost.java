package io.symbolon.auth.credential;

import java.util.Optional;

/**
 * What one Argon2id hash costs (RFC 9106 §3.1). The default is the OWASP Password Storage Cheat Sheet's first choice for
 * 19 MiB. Immutable.
 *
 * @param memoryKiB memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
public record HashingCost(int memoryKiB, int iterations, int parallelism) {
    public static final HashingCost DEFAULT = new HashingCost(19456, 2, 1);
    /** KiB for each lane. */
    private static final int LEAST_MEMORY = 8;

    /** @throws IllegalArgumentException when RFC 9106 §3.1 does not allow them */
    public HashingCost {
        if (parallelism < 1 || iterations < 1 || memoryKiB < LEAST_MEMORY * parallelism) {
            throw new IllegalArgumentException("not Argon2 parameters (RFC 9106 §3.1)");
        }
    }

    /**
     * What a hash of another cost leaves to do of this one, in no more memory. Empty when the other costs as much or
     * more, or so little less that Argon2 has no hash for it.
     */
    Optional<HashingCost> beyond(HashingCost done) {
        long missing = Math.max(0, blocks() - done.blocks());
        long passes = Math.max(1, (missing + memoryKiB - 1) / memoryKiB);
        int memory = (int) (missing / passes);
        return memory < LEAST_MEMORY * parallelism
                ? Optional.empty()
                : Optional.of(new HashingCost(memory, (int) passes, parallelism));
    }

    /** Filled, of a KiB each: what the time of a hash goes by. */
    private long blocks() {
        return (long) memoryKiB * iterations;
    }
}
