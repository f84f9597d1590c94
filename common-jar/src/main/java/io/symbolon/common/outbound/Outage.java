package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * The last failures in a row, and the moment of the ticker before which auth is not asked again: shared by all callers, so
 * that an outage costs few requests and each caller nothing.
 */
record Outage(String client, Failed failed, int failures, long pauseEnds, Instant nextAttempt) implements TokenOutcome {
    /** First pause; it doubles with every further failure. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Longest pause while a valid token is served meanwhile: nobody waits for the end of it. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Longest pause while callers fail: what auth's return may take to be noticed. */
    private static final Duration LONGEST_PAUSE_WITHOUT_TOKEN = Duration.ofSeconds(5);

    /** After a refusal such as invalid_client: asking again cannot help before somebody has changed something. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

    static Outage after(Outage previous, ClientSettings client, Failed failed, boolean tokenAtHand, Timing timing) {
        int failures = previous == null ? 1 : previous.failures() + 1;
        Duration pause = failed.reason() == Reason.REFUSED
                ? PAUSE_AFTER_REFUSAL
                : timing.share(backoff(failures, tokenAtHand), 0.5, 1.0);
        Duration pauseAsked = pause.compareTo(failed.retryAfter()) < 0 ? failed.retryAfter() : pause;
        long pauseEnds = timing.now() + pauseAsked.toNanos();
        return new Outage(client.name(), failed, failures, pauseEnds, timing.label(pauseEnds));
    }

    private static Duration backoff(int failures, boolean tokenAtHand) {
        Duration longest = tokenAtHand ? LONGEST_PAUSE : LONGEST_PAUSE_WITHOUT_TOKEN;
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    boolean forbidsAskingAt(long now) {
        return now - pauseEnds < 0;
    }

    @Override
    public ServiceToken orThrow() {
        throw new TokenUnavailableException(client, failed.reason(), failed.detail(), nextAttempt, failed.cause());
    }
}
