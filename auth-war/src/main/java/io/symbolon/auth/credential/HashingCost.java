package io.symbolon.auth.credential;

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

    /** @throws IllegalArgumentException when RFC 9106 §3.1 does not allow them */
    public HashingCost {
        if (parallelism < 1 || iterations < 1 || memoryKiB < 8 * parallelism) {
            throw new IllegalArgumentException("not Argon2 parameters (RFC 9106 §3.1)");
        }
    }
}
