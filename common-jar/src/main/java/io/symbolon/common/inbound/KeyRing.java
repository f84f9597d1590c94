package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.DenyList;
import io.symbolon.common.inbound.verification.Trust;
import io.symbolon.common.inbound.verification.TrustedKeys;
import java.io.IOException;
import java.security.Provider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whom the guard believes. Requests read it, and may ask for haste; only {@link #tick()}, called every second by one
 * managed task, fetches. Thread-safe.
 */
final class KeyRing {
    /** Between successful fetches. Auth shows a key at least three times as long before its first use. */
    static final Duration PERIOD = Duration.ofSeconds(10);
    /** After a failed fetch. */
    static final Duration RETRY = Duration.ofSeconds(5);
    /** Unknown kids may cause one fetch in this time (SECURITY R3). */
    static final Duration HASTE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

    private final JwksSource source;
    private final SavedTrust saved;
    private final Provider provider;
    private final InstantSource clock;
    private final AtomicReference<Instant> lastHaste = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Trust> trust = new AtomicReference<>(new Trust(TrustedKeys.none(), DenyList.empty()));
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MIN);

    KeyRing(JwksSource source, SavedTrust saved, Provider provider, InstantSource clock) {
        this.source = source;
        this.saved = saved;
        this.provider = provider;
        this.clock = clock;
    }

    /** Keys and revocations at this moment, one consistent pair. */
    Trust trust() {
        return trust.get();
    }

    /** From now on refuses what is on the list; a key newly on it is reason to ask for its successor. */
    void deny(DenyList denied) {
        Trust before = trust.getAndUpdate(present -> new Trust(present.keys(), denied));
        if (!before.denied().keys().containsAll(denied.keys())) {
            LOG.log(System.Logger.Level.WARNING, "tainted keys, no longer believed: {0}", denied.keys());
            renew();
        }
    }

    /** Something befell the keys: fetch at the next tick. */
    void renew() {
        due.set(clock.instant());
    }

    /** Someone brought a token of an unknown key: fetch at the next tick, but not for every such token. */
    void hurry() {
        Instant now = clock.instant();
        Instant last = lastHaste.get();
        boolean longAgo = Duration.between(last, now).abs().compareTo(HASTE) >= 0;
        if (longAgo && lastHaste.compareAndSet(last, now)) {
            due.set(now);
        }
    }

    /** Takes the saved copy, so that a restart while auth is down goes unnoticed. */
    void restore(TrustFile.Copy copy) {
        if (copy.hasKeys()) {
            try {
                accept(copy.jwks(), copy.fetchedAt());
            } catch (ParseException unusable) {
                LOG.log(System.Logger.Level.WARNING, "the saved keys cannot be used: {0}", unusable.getMessage());
            }
        }
    }

    /** Fetches when it is time. Never throws: the schedule would end. */
    void tick() {
        Instant now = clock.instant();
        Instant next = due.get();
        if (now.isBefore(next)
                && Duration.between(now, next).compareTo(PERIOD) <= 0) { // a clock set back must not stop us
            return;
        }
        Instant retry = now.plus(RETRY);
        due.set(retry);
        try {
            String jwks = source.read();
            accept(jwks, now);
            due.compareAndSet(retry, now.plus(PERIOD)); // haste that came meanwhile stands: what was read may be older
            saved.keys(now, jwks);
        } catch (IOException | ParseException | RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "the signing keys could not be fetched: {0}", failed.toString());
        }
    }

    private void accept(String jwks, Instant fetched) throws ParseException {
        TrustedKeys keys = TrustedKeys.parse(jwks, fetched, provider);
        Trust before = trust.getAndUpdate(present -> new Trust(keys, present.denied()));
        if (!keys.ids().equals(before.keys().ids())) {
            LOG.log(System.Logger.Level.INFO, "the keys of the issuer are {0}", keys.ids());
        }
    }
}
