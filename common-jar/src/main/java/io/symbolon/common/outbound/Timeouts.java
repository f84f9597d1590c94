package io.symbolon.common.outbound;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** How long a token request may take, or a refused call that is made once more. */
record Timeouts(Duration connect, Duration read) {
    private static final Duration DEFAULT = Duration.ofSeconds(2);

    /** @throws IllegalStateException naming the setting that is absurd */
    static Timeouts read(Config config) {
        return new Timeouts(
                InternalClientSettings.duration(config, "internal-auth.connect-timeout")
                        .orElse(DEFAULT),
                InternalClientSettings.duration(config, "internal-auth.read-timeout")
                        .orElse(DEFAULT));
    }

    /** How long a caller waits for somebody else's request: that request's own limits, and a second to be scheduled. */
    Duration patience() {
        return connect.plus(read).plusSeconds(1);
    }
}
