package io.symbolon.common.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Carries letters to the destinations it knows. Called outside transactions, on managed threads, possibly on several at
 * once, one a destination. A letter may come again after a crash or a lost answer: carry its event id along, by which the
 * receiver knows it.
 */
public interface Courier {
    /**
     * How long what it is given at once is its own. Far above what a batch takes, short enough that a crashed server's letters
     * do not wait long.
     */
    Duration LEASE = Duration.ofSeconds(30);

    /** The destinations it serves; each is served by exactly one courier. */
    Set<String> destinations();

    /** How many letters it is given at once; what it cannot finish within {@link #LEASE} is carried again. */
    default int batchSize() {
        return 100;
    }

    /**
     * Carries the letters and tells what became of each; one left out counts as failed.
     *
     * @throws RuntimeException when none was delivered; all are tried again later
     */
    List<Delivery> carry(String destination, List<Letter> letters);
}
