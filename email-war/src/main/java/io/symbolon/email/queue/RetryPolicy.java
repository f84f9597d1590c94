package io.symbolon.email.queue;

import io.symbolon.common.task.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a temporary failure is tried again: after delays that double from the first to the longest, each shortened by up to
 * half at random so that retries spread; once more at the very end; then no longer (RFC 5321 §4.5.4.1).
 *
 * @param giveUpAfter counted from the acceptance of the mail, or from the last order to try it again
 */
record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {
    RetryPolicy {
        QueueSettings.require(QueueSettings.isPositive(first), "mail.queue.retry.first must be positive");
        QueueSettings.require(longest.compareTo(first) >= 0, "mail.queue.retry.longest must not be below the first");
        QueueSettings.require(QueueSettings.isPositive(giveUpAfter), "mail.queue.retry.give-up must be positive");
    }

    /**
     * The time of the next attempt; empty when it is time to give up.
     *
     * @param since when the mail was accepted, or last ordered to be tried again
     * @param attempts so far, at least one
     * @param random from 0 (half the delay) to 1 (the whole)
     */
    Optional<Instant> next(Instant since, int attempts, Instant now, double random) {
        Instant end = since.plus(giveUpAfter);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant due = now.plus(new Backoff(first, longest).after(attempts, random));
        return Optional.of(due.isBefore(end) ? due : end);
    }
}
