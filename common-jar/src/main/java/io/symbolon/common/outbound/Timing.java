package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The three sources of a token's timing: a monotonic ticker decides, in nanoseconds, so that a jump of the wall clock
 * neither sends an expired token nor starts a storm; the clock only labels; chance spreads the refreshes of many instances.
 */
record Timing(Ticker ticker, Clock clock, RandomGenerator chance) {
    long now() {
        return ticker.read();
    }

    /** The wall-clock label of a moment of the ticker. */
    Instant label(long nanos) {
        return clock.instant().plusNanos(nanos - now());
    }

    /** A duration between two shares of {@code whole}, at random. */
    Duration share(Duration whole, double from, double to) {
        return Duration.ofNanos((long) (whole.toNanos() * chance.nextDouble(from, to)));
    }
}
