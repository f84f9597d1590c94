package io.symbolon.auth.session;

import io.symbolon.common.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Forgets what nobody may use again. Several servers may do so at once. Must not be called within a transaction. Thread-safe.
 */
@ApplicationScoped
public class SessionUpkeep {
    /** How long an ended session is remembered, so that who comes back with its tokens is told apart from a guesser. */
    static final Duration KEPT = Duration.ofDays(1);

    /** By how much another server's clock may be behind. */
    private static final Duration SLOWEST_CLOCK = Duration.ofSeconds(10);

    /** Sessions that a transaction forgets at most: nobody waits long for it. */
    static final int LOT = 50;
    /** Refresh tokens that one forgets at most: a session may have had any number. */
    static final int TOKENS = 1_000;

    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final Transactions transactions;
    private final InstantSource clock;

    SessionUpkeep() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public SessionUpkeep(
            SessionStore sessions, RefreshTokenStore tokens, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Of successors that may not be told again, by the clock of whichever server is asked. */
    public void eraseSalts() {
        Instant usedBefore = clock.instant().minus(Rotations.GRACE).minus(SLOWEST_CLOCK);
        transactions.run(() -> tokens.eraseSalts(usedBefore));
    }

    /** Sessions that are over. */
    public void purge() {
        Instant before = clock.instant().minus(KEPT);
        while (transactions.call(() -> forgetSome(before))) {
            // more may be left
        }
    }

    /** Tells whether there were any. */
    private boolean forgetSome(Instant before) {
        List<UUID> over = sessions.lockOver(before, LOT);
        if (!over.isEmpty() && tokens.forget(over, TOKENS) < TOKENS) {
            sessions.forget(over);
        }
        return !over.isEmpty();
    }
}
