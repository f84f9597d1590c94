package io.symbolon.common.policy;

import java.time.Duration;
import java.time.Instant;

/** The circumstances. What no policy asks for is not found out. On the request's own thread only. */
public interface Environment {
    /** Whether others can read along. */
    enum Transport {
        TLS,
        PLAIN
    }

    /**
     * One that is known beforehand, as a policy's test has it.
     *
     * @param address null when there is none
     * @param authenticationAge null for services
     */
    static Environment of(Instant time, String address, Duration authenticationAge, Transport transport) {
        return new KnownEnvironment(time, address, authenticationAge, transport);
    }

    /** Of the request. */
    Instant time();

    /** The peer's true network address; null when there is none. */
    String address();

    /** Since the last password check; null for services. */
    Duration authenticationAge();

    /** How the request came. */
    Transport transport();

    /** Whether a password was checked at most so long ago. */
    default boolean isAuthenticatedWithin(Duration most) {
        Duration age = authenticationAge();
        return age != null && age.compareTo(most) <= 0;
    }
}
