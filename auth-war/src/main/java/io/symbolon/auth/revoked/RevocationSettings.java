package io.symbolon.auth.revoked;

import java.time.Duration;

/**
 * How long a revocation has to be remembered. Immutable.
 *
 * @param longestLife of any access token issued here
 */
public record RevocationSettings(Duration longestLife) {
    /** What CONTRACT section 4 adds to the last affected {@code exp}. */
    static final Duration MARGIN = Duration.ofSeconds(60);
    /** A grant decided before the revocation may be signed after it: what that may take, generously. */
    private static final Duration SIGNING = Duration.ofSeconds(60);
    /** A service may believe a copy of the JWK Set for an hour, and its clock may be wrong; a day costs nothing. */
    static final Duration KEY = Duration.ofDays(1);

    /** How long an entry is needed that affects every token issued until now. */
    Duration memory() {
        return longestLife.plus(SIGNING).plus(MARGIN);
    }
}
