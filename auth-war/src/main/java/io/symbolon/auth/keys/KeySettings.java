package io.symbolon.auth.keys;

import java.time.Duration;

/**
 * How keys are shown and followed. Immutable.
 *
 * @param maxAge how long others may keep the JWK Set; {@code auth.jwks.max-age}, default PT5M
 * @param refresh how old this server's view of the keys may become; {@code auth.keys.refresh}, default PT2S
 */
public record KeySettings(Duration maxAge, Duration refresh) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    public KeySettings {
        if (maxAge.isNegative() || maxAge.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("auth.jwks.max-age must be between PT0S and P1D");
        }
        if (refresh.isNegative() || refresh.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("auth.keys.refresh must be between PT0S and PT1M");
        }
    }
}
