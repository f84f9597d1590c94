package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * The last failures in a row, and the moment of the ticker before which auth is not asked again: shared by all callers, so
 * that an outage costs few requests and each caller nothing.
 */
record Outage(Failed failed, int failures, long pauseEnds, Instant nextAttempt) implements TokenOutcome {
    /** First pause; it doubles with every further failure. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Longest pause while a valid token is served meanwhile: nobody waits for the end of it. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Longest pause while callers fail: what auth's return may take to be noticed. */
    static final Duration LONGEST_PAUSE_WITHOUT_TOKEN = Duration.ofSeconds(5);

    /** Pauses end between this share of their length and the whole: instances do not ask in step. */
    private static final double LEAST_JITTER = 0.75;

    /** After a refusal such as invalid_client: asking again cannot help before somebody has changed something. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

    static Outage after(Outage previous, Failed failed, Duration longest, Timing timing) {
        int failures = previous == null ? 1 : previous.failures() + 1;
        Duration pause = failed.reason() == Reason.REFUSED
                ? PAUSE_AFTER_REFUSAL
                : timing.share(backoff(failures, longest), LEAST_JITTER, 1.0);
        Duration pauseAsked = pause.compareTo(failed.retryAfter()) < 0 ? failed.retryAfter() : pause;
        long pauseEnds = timing.now() + pauseAsked.toNanos();
        return new Outage(failed, failures, pauseEnds, timing.label(pauseEnds));
    }

    private static Duration backoff(int failures, Duration longest) {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    boolean forbidsAskingAt(long now) {
        return now - pauseEnds < 0;
    }

    @Override
    public ServiceToken orThrow(String client, long now) {
        Duration left = Duration.ofNanos(Math.max(0, pauseEnds - now));
        throw new TokenUnavailableException(client, failed, nextAttempt, left);
    }
}
