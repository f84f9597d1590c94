package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Granted;
import java.time.Duration;

/** A token in hand, with the moments of the ticker from which it should be renewed and must no longer be sent. */
record HeldToken(ServiceToken token, long renewFrom, long endsAt) implements TokenOutcome {
    /** Shares of a life between which the renewal starts, at random. */
    private static final double EARLIEST_RENEWAL = 0.7;

    private static final double LATEST_RENEWAL = 0.9;

    /** The skew takes at most this share of a life, so that a five-second token is of use too: one tenth. */
    private static final int LARGEST_SKEW = 10;

    /** Life counts from before the request was sent: auth's count began later. */
    static HeldToken of(ClientSettings client, Granted granted, long askedAt, Timing timing) {
        Duration life = granted.life();
        Duration tenth = life.dividedBy(LARGEST_SKEW);
        Duration skew = client.expirySkew().compareTo(tenth) < 0 ? client.expirySkew() : tenth;
        long expiry = askedAt + life.toNanos();
        long renewFrom =
                askedAt + timing.share(life, EARLIEST_RENEWAL, LATEST_RENEWAL).toNanos();
        ServiceToken token = new ServiceToken(client.name(), granted.token(), timing.label(expiry));
        return new HeldToken(token, renewFrom, expiry - skew.toNanos());
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
