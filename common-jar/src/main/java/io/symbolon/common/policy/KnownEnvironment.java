package io.symbolon.common.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Circumstances that are found out already. */
record KnownEnvironment(Instant time, String address, Duration authenticationAge, Transport transport)
        implements Environment {
    KnownEnvironment {
        Objects.requireNonNull(time);
        Objects.requireNonNull(transport);
    }
}
