package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The token of one client. A valid one is answered without a lock or a wait; from its renewal moment on, one request in the
 * background replaces it. Without a valid one, one request is made for all callers, unless the last failure forbids it yet.
 * Thread-safe.
 */
final class TokenSlot {
    private static final Logger LOG = System.getLogger(TokenSlot.class.getName());

    /** What all slots share: when to ask, on whose threads, how long a caller waits for another's request, what is counted. */
    record Shared(Timing timing, Executor background, Duration patience, ClientMetrics metrics) {}

    private final TokenKey key;
    private final Duration expirySkew;
    private final TokenSource source;
    private final Shared shared;
    private final AtomicReference<HeldToken> held = new AtomicReference<>();
    private final AtomicReference<Flight> flight = new AtomicReference<>();
    private final Invalidations invalidations;
    private volatile Outage outage;

    TokenSlot(TokenKey key, Duration expirySkew, TokenSource source, Shared shared) {
        this.key = key;
        this.expirySkew = expirySkew;
        this.source = source;
        this.shared = shared;
        this.invalidations = new Invalidations(shared.timing().now());
    }

    /** @throws TokenUnavailableException when no token is at hand and none can be had */
    ServiceToken token() {
        TokenOutcome known = known();
        return known instanceof HeldToken current
                ? current.token() // looks at no clock again
                : tokenOf(known != null ? known : await(boarded()));
    }

    /** The same without ever blocking; what depends on the stage runs on a background thread, never on another caller's. */
    CompletionStage<ServiceToken> tokenAsync() {
        TokenOutcome known = known();
        if (known != null) {
            return CompletableFuture.completedFuture(known).thenApply(this::tokenOf);
        }
        Flight boarded = boarded();
        try {
            shared.background().execute(boarded);
        } catch (RejectedExecutionException e) {
            giveUp(boarded);
            return CompletableFuture.failedFuture(timedOut("no thread to ask auth on", e));
        }
        return boarded.landing()
                .thenApplyAsync(this::tokenOf, shared.background())
                .minimalCompletionStage();
    }

    /** Drops the token if it is still the one in hand, and none was dropped too recently. */
    void invalidate(ServiceToken token) {
        HeldToken current = held.get();
        boolean isCurrent = current != null && current.token() == token;
        if (isCurrent && invalidations.admits(token, shared.timing().now())) {
            held.compareAndSet(current, null);
        }
    }

    /** The target took the token: when it refuses it later, something has happened. */
    void accepted(ServiceToken token) {
        invalidations.taken(token);
    }

    /** Seconds since the token in hand was asked for; -1 without one. */
    long age() {
        HeldToken current = held.get();
        return current == null ? -1 : seconds(shared.timing().now() - current.askedAt());
    }

    /** Seconds until the token in hand is no longer sent, at least 0; -1 without one. */
    long secondsLeft() {
        HeldToken current = held.get();
        return current == null
                ? -1
                : Math.max(0, seconds(current.endsAt() - shared.timing().now()));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }

    /** What can be answered at once: the token in hand, or a failure too recent to ask again; else null. */
    private TokenOutcome known() {
        long now = shared.timing().now();
        HeldToken current = held.get();
        if (current != null && current.isValidAt(now)) {
            if (!current.isFreshAt(now)) {
                renewInBackground(now);
            }
            return current;
        }
        return pauseAt(now);
    }

    private Outage pauseAt(long now) {
        Outage last = outage;
        if (last == null || !last.forbidsAskingAt(now)) {
            return null;
        }
        boolean curable = last.failed().reason() == Reason.REFUSED;
        return curable && source.hasNewCredential() ? null : last;
    }

    private void renewInBackground(long now) {
        Flight renewal = new Flight(this::fly);
        if (pauseAt(now) != null || flight.get() != null || !flight.compareAndSet(null, renewal)) {
            return;
        }
        try {
            shared.background().execute(renewal);
        } catch (RejectedExecutionException e) {
            giveUp(renewal);
            LOG.log(Level.WARNING, "no thread to renew the token for {0} on", key.client());
        }
    }

    /** Unless somebody flies it already: whoever boards next begins another. */
    private void giveUp(Flight unflown) {
        if (!unflown.hasStarted()) {
            flight.compareAndSet(unflown, null);
        }
    }

    private Flight boarded() {
        Flight own = new Flight(this::fly);
        Flight underWay = flight.compareAndExchange(null, own);
        return underWay == null ? own : underWay;
    }

    private TokenOutcome await(Flight boarded) {
        boarded.run();
        try {
            return boarded.landing().get(shared.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw timedOut("interrupted while waiting for auth", e);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            throw timedOut("auth has not answered yet", e);
        }
    }

    private TokenOutcome fly() {
        try {
            long now = shared.timing().now();
            HeldToken current = held.get(); // landed between a caller's look and his own flight
            if (current != null && current.isFreshAt(now)) {
                return current;
            }
            Outage pause = pauseAt(now);
            return pause != null ? pause : ask(now);
        } finally {
            flight.set(null);
        }
    }

    private TokenOutcome ask(long askedAt) {
        shared.metrics().requested(key.client());
        TokenAnswer answer = source.request();
        if (answer instanceof Granted granted) {
            HeldToken fresh = HeldToken.of(key, expirySkew, granted, askedAt, shared.timing());
            held.set(fresh);
            end(outage);
            return fresh;
        }
        return fail((Failed) answer);
    }

    private Outage fail(Failed failed) {
        shared.metrics().failed(key.client(), failed.reason());
        Outage last = Outage.after(outage, failed, longestPause(), shared.timing());
        outage = last;
        if (last.failures() == 1) {
            LOG.log(
                    isOwn() ? Level.WARNING : Level.DEBUG, // a line a user would be a flood, and the user is told
                    "no new token for {0}: {1}; asking again at {2}",
                    key.client(),
                    failed.detail(),
                    last.nextAttempt());
        }
        return last;
    }

    /** Never past the end of a token in hand: then callers begin to fail, and one more request is worth making. */
    private Duration longestPause() {
        long now = shared.timing().now();
        HeldToken current = held.get();
        if (current == null || !current.isValidAt(now)) {
            return Outage.LONGEST_PAUSE_WITHOUT_TOKEN;
        }
        Duration left = Duration.ofNanos(current.endsAt() - now);
        return left.compareTo(Outage.LONGEST_PAUSE) < 0 ? left : Outage.LONGEST_PAUSE;
    }

    private void end(Outage over) {
        outage = null;
        if (over != null) {
            LOG.log(
                    isOwn() ? Level.INFO : Level.DEBUG,
                    "a token for {0} again, after {1} failures",
                    key.client(),
                    over.failures());
        }
    }

    private boolean isOwn() {
        return key.subject().isEmpty();
    }

    private ServiceToken tokenOf(TokenOutcome outcome) {
        return outcome.orThrow(key.client(), shared.timing().now());
    }

    private TokenUnavailableException timedOut(String detail, Exception cause) {
        Failed failed = new Failed(Reason.TIMED_OUT, detail, Duration.ZERO, cause);
        return new TokenUnavailableException(
                key.client(), failed, shared.timing().clock().instant(), Duration.ZERO);
    }
}
