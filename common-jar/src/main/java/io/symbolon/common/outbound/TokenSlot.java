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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The token of one client. A valid one is answered without a lock or a wait; from its renewal moment on, one request in the
 * background replaces it. Without a valid one, one request is made for all callers, unless the last failure forbids it yet.
 * Thread-safe.
 */
final class TokenSlot {
    private static final Logger LOG = System.getLogger(TokenSlot.class.getName());

    /** A target that refuses every token must not cost a token request a call. */
    private static final Duration PAUSE_BETWEEN_INVALIDATIONS = Duration.ofSeconds(30);

    /** What all slots share: how to ask, when, on whose threads, and how long a caller waits for another's request. */
    record Shared(TokenEndpoint auth, Timing timing, Executor background, Duration patience) {}

    private final ClientSettings client;
    private final Shared shared;
    private final AtomicReference<HeldToken> held = new AtomicReference<>();
    private final AtomicReference<Flight> flight = new AtomicReference<>();
    private final AtomicLong lastInvalidation;
    private volatile Outage outage;

    TokenSlot(ClientSettings client, Shared shared) {
        this.client = client;
        this.shared = shared;
        this.lastInvalidation = new AtomicLong(shared.timing().now() - PAUSE_BETWEEN_INVALIDATIONS.toNanos());
    }

    /** @throws TokenUnavailableException when no token is at hand and none can be had */
    ServiceToken token() {
        TokenOutcome known = known();
        return tokenOf(known != null ? known : await(boarded()));
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
            flight.compareAndSet(boarded, null);
            return CompletableFuture.failedFuture(timedOut("no thread to ask auth on", e));
        }
        return boarded.landing()
                .thenApplyAsync(this::tokenOf, shared.background())
                .minimalCompletionStage();
    }

    /** Drops the token if it is still the one in hand; at most once per {@link #PAUSE_BETWEEN_INVALIDATIONS}. */
    void invalidate(ServiceToken token) {
        HeldToken current = held.get();
        long last = lastInvalidation.get();
        long now = shared.timing().now();
        boolean tooSoon = now - last < PAUSE_BETWEEN_INVALIDATIONS.toNanos();
        boolean isCurrent = current != null && current.token() == token;
        if (isCurrent && !tooSoon && lastInvalidation.compareAndSet(last, now)) {
            held.compareAndSet(current, null);
        }
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
        return curable && shared.auth().hasNewCredential() ? null : last;
    }

    private void renewInBackground(long now) {
        Flight renewal = new Flight(this::fly);
        if (pauseAt(now) != null || flight.get() != null || !flight.compareAndSet(null, renewal)) {
            return;
        }
        try {
            shared.background().execute(renewal);
        } catch (RejectedExecutionException e) {
            flight.compareAndSet(renewal, null);
            LOG.log(Level.WARNING, "no thread to renew the token for {0} on", client.name());
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
        TokenAnswer answer = shared.auth().request(client);
        if (answer instanceof Granted granted) {
            HeldToken fresh = HeldToken.of(client, granted, askedAt, shared.timing());
            held.set(fresh);
            end(outage);
            return fresh;
        }
        return fail((Failed) answer);
    }

    private Outage fail(Failed failed) {
        Outage last = Outage.after(outage, failed, longestPause(), shared.timing());
        outage = last;
        if (last.failures() == 1) {
            LOG.log(
                    Level.WARNING,
                    "no new token for {0}: {1}; asking again at {2}",
                    client.name(),
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
            LOG.log(Level.INFO, "a token for {0} again, after {1} failures", client.name(), over.failures());
        }
    }

    private ServiceToken tokenOf(TokenOutcome outcome) {
        return outcome.orThrow(client.name(), shared.timing().now());
    }

    private TokenUnavailableException timedOut(String detail, Exception cause) {
        Failed failed = new Failed(Reason.TIMED_OUT, detail, Duration.ZERO, cause);
        return new TokenUnavailableException(
                client.name(), failed, shared.timing().clock().instant(), Duration.ZERO);
    }
}
