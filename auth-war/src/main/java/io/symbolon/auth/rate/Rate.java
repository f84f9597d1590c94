package io.symbolon.auth.rate;

import java.time.Duration;

/**
 * So often in so long a time. Immutable.
 *
 * @param name what is limited: part of the key, of a fixed vocabulary
 * @param times zero: as often as one likes
 */
public record Rate(String name, int times, Duration period) {
    /** @throws IllegalArgumentException when no such rate can be meant */
    public Rate {
        if (times < 0 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(name + ": a rate must not be negative, nor its period below PT1S");
        }
    }

    boolean isLimited() {
        return times > 0;
    }
}
