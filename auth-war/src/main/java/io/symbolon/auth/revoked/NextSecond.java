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

    /** Waits until then, if it is not over; for a second at most, whatever the clock says. Not within a transaction. */
    public static void await(Instant moment, InstantSource clock) {
        long left = Duration.between(clock.instant(), moment).toNanos();
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
