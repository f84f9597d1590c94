package io.symbolon.common.task;

import java.time.Duration;

/**
 * Delays that double from the first to the cap, each shortened by up to half at random so that retries spread. Immutable.
 */
public record Backoff(Duration first, Duration cap) {
    /** 2^20 times any first delay is beyond any cap. */
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The delay after the given number of failed attempts.
     *
     * @param random from 0 (half the delay) to 1 (the whole)
     */
    public Duration after(int attempts, double random) {
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        Duration delay = doubled.compareTo(cap) < 0 ? doubled : cap;
        return Duration.ofMillis(Math.round(delay.toMillis() * (0.5 + random / 2)));
    }
}
