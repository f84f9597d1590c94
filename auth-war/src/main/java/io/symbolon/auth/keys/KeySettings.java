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
    /** What the guard of a service waits between two fetches, whatever is said to others. */
    private static final Duration GUARD_PERIOD = Duration.ofSeconds(10);
    /** A fetch of each guard, and another two in case it fails. */
    private static final Duration LEAST_LEAD = GUARD_PERIOD.multipliedBy(3);
    /** What verifiers grant to clocks (CONTRACT section 3), and what another server may take to notice that a key retired. */
    private static final Duration MARGIN = Duration.ofSeconds(10 + 60);

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public KeySettings {
        demand(maxAge, Duration.ZERO, Duration.ofDays(1), "auth.jwks.max-age must be between PT0S and P1D");
        demand(refresh, Duration.ZERO, Duration.ofMinutes(1), "auth.keys.refresh must be between PT0S and PT1M");
        Duration least = lead(maxAge, refresh);
        demand(
                rotation,
                least,
                Duration.ofDays(3650),
                "auth.keys.rotation must be between " + least
                        + " (twice auth.jwks.max-age, and auth.keys.refresh) and P3650D");
    }

    /** How long a key is public before it signs. */
    Duration lead() {
        return lead(maxAge, refresh);
    }

    /** How long a key stays public once it signs no more. */
    Duration retention() {
        return longestLife.plus(MARGIN);
    }

    /** Counted from when every server shows the key: another one may see it only after {@code refresh}. */
    private static Duration lead(Duration maxAge, Duration refresh) {
        return longer(longer(maxAge, GUARD_PERIOD).multipliedBy(2).plus(refresh), LEAST_LEAD);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void demand(Duration value, Duration least, Duration most, String rule) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(rule);
        }
    }
}
