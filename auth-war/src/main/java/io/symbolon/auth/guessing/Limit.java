package io.symbolon.auth.guessing;

import java.time.Duration;

/**
 * From which failure in a row on attempts are delayed, and for how long. Immutable.
 *
 * @param failures the first one that causes a delay
 * @param delay what it causes; each further failure doubles it
 * @param longest what it never exceeds
 */
public record Limit(int failures, Duration delay, Duration longest) {
    /** Doublings after which any delay is at its longest. */
    private static final int MOST_DOUBLINGS = 20;

    /** @throws IllegalArgumentException when no such limit can be meant */
    public Limit {
        if (failures < 1 || delay.isNegative() || delay.isZero() || longest.compareTo(delay) < 0) {
            throw new IllegalArgumentException(
                    "auth.guessing: failures and delays must be positive, the longest delay not below the first");
        }
    }

    /** What so many failures in a row cause. */
    Duration after(int inARow) {
        if (inARow < failures) {
            return Duration.ZERO;
        }
        Duration grown = delay.multipliedBy(1L << Math.min(inARow - failures, MOST_DOUBLINGS));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
