package io.symbolon.common.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The circumstances. Immutable.
 *
 * @param time of the request
 * @param address the peer's true network address; null when there is none
 * @param authenticationAge since the last password check; null for services
 * @param transport how the request came
 */
public record Environment(Instant time, String address, Duration authenticationAge, Transport transport) {
    /** Whether others can read along. */
    public enum Transport {
        TLS,
        PLAIN
    }

    public Environment {
        Objects.requireNonNull(time);
        Objects.requireNonNull(transport);
    }

    /** Whether a password was checked at most so long ago. */
    public boolean isAuthenticatedWithin(Duration most) {
        return authenticationAge != null && authenticationAge.compareTo(most) <= 0;
    }
}
