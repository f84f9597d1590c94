package io.symbolon.auth.session;

import java.time.Duration;

/**
 * How long sessions live. Immutable.
 *
 * @param idle life of a refresh token that is not used; {@code auth.refresh.time-to-live}, default P7D
 * @param absolute life of a session, however much it is used; {@code auth.session.time-to-live}, default P30D
 */
public record SessionSettings(Duration idle, Duration absolute) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    public SessionSettings {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0 || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "auth.refresh.time-to-live must be positive and not above auth.session.time-to-live");
        }
    }
}
