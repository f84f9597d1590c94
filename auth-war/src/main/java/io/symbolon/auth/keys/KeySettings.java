package io.symbolon.auth.keys;

import java.time.Duration;

/**
 * How keys are shown, followed and replaced. Immutable.
 *
 * @param maxAge how long others may keep the JWK Set; {@code auth.jwks.max-age}, default PT5M
 * @param refresh how old this server's view of the keys may become; {@code auth.keys.refresh}, default PT2S
 * @param rotation how long a key signs; {@code auth.keys.rotation}, default P30D
 * @param longestLife of any token that is signed
 */
public record KeySettings(Duration maxAge, Duration refresh, Duration rotation, Duration longestLife) {
    /** Three times what the guard of a service waits between two fetches, whatever is said to others. */
    private static final Duration LEAST_LEAD = Duration.ofSeconds(45);
    /** What verifiers grant to clocks (CONTRACT section 3), and what another server may take to notice that a key retired. */
    private static final Duration MARGIN = Duration.ofSeconds(10 + 60);

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public KeySettings {
        demand(maxAge, Duration.ZERO, Duration.ofDays(1), "auth.jwks.max-age must be between PT0S and P1D");
        demand(refresh, Duration.ZERO, Duration.ofMinutes(1), "auth.keys.refresh must be between PT0S and PT1M");
        demand(
                rotation,
                lead(maxAge),
                Duration.ofDays(3650),
                "auth.keys.rotation must be between " + lead(maxAge) + " (twice auth.jwks.max-age) and P3650D");
    }

    /** How long a key is public before it signs. */
    Duration lead() {
        return lead(maxAge);
    }

    /** How long a key stays public once it signs no more. */
    Duration retention() {
        return longestLife.plus(MARGIN);
    }

    private static Duration lead(Duration maxAge) {
        Duration twice = maxAge.multipliedBy(2);
        return twice.compareTo(LEAST_LEAD) > 0 ? twice : LEAST_LEAD;
    }

    private static void demand(Duration value, Duration least, Duration most, String rule) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(rule);
        }
    }
}
