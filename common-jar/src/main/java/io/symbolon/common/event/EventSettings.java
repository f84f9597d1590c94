package io.symbolon.common.event;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How long it is remembered that an event had its effect: one that comes again later would have it twice. Immutable.
 *
 * @param retention {@code events.retention}, ISO-8601, by default 30 days; at least a day
 */
record EventSettings(Duration retention) {
    private static final String RETENTION = "events.retention";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LEAST = Duration.ofDays(1);

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public EventSettings {
        if (retention.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(RETENTION + " must be at least " + LEAST);
        }
    }

    /** @throws IllegalArgumentException naming the setting that is absurd */
    public static EventSettings of(Config config) {
        return new EventSettings(
                config.getOptionalValue(RETENTION, Duration.class).orElse(USUAL));
    }
}
