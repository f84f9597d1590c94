package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Granted;
import java.time.Duration;

/** A token in hand, with the moments of the ticker from which it should be renewed and must no longer be sent. */
record HeldToken(ServiceToken token, long askedAt, long renewFrom, long endsAt) implements TokenOutcome {
    /** Shares of a life between which the renewal starts, at random. */
    private static final double EARLIEST_RENEWAL = 0.7;

    private static final double LATEST_RENEWAL = 0.9;

    /** The skew takes at most this share of a life, so that a five-second token is of use too: one tenth. */
    private static final int LARGEST_SKEW = 10;

    /** Life counts from before the request was sent: auth's count began later. */
    static HeldToken of(TokenKey key, Duration expirySkew, Granted granted, long askedAt, Timing timing) {
        Duration life = granted.life();
        Duration tenth = life.dividedBy(LARGEST_SKEW);
        Duration skew = expirySkew.compareTo(tenth) < 0 ? expirySkew : tenth;
        long expiry = askedAt + life.toNanos();
        long endsAt = expiry - skew.toNanos();
        long renewFrom = granted.renewable()
                ? askedAt + timing.share(life, EARLIEST_RENEWAL, LATEST_RENEWAL).toNanos()
                : endsAt;
        ServiceToken token = new ServiceToken(key, granted.token(), timing.label(expiry));
        return new HeldToken(token, askedAt, renewFrom, endsAt);
    }

    /** Before the end, never at it. */
    boolean isValidAt(long now) {
        return now - endsAt < 0;
    }

    boolean isFreshAt(long now) {
        return now - renewFrom < 0 && isValidAt(now);
    }

    @Override
    public ServiceToken orThrow(String client, long now) {
        return token;
    }
}
