package io.symbolon.auth.revoked;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * From when on tokens can be told from those revoked at a moment: they tell their time in whole seconds, so one that is
 * issued in the same second counts as older.
 */
public final class NextSecond {
    private NextSecond() {}

    /** When the second after that moment begins. */
    public static Instant after(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** Waits until then; not at all if it is over. Not within a transaction. */
    public static void await(Instant moment, InstantSource clock) {
        try {
            TimeUnit.NANOSECONDS.sleep(Duration.between(clock.instant(), moment).toNanos());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
