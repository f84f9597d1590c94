package io.symbolon.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what nobody may use again. Several servers may do so at once. Thread-safe. */
@ApplicationScoped
public class SessionUpkeep {
    /** How long an ended session is remembered, so that who comes back with its tokens is told apart from a guesser. */
    static final Duration KEPT = Duration.ofDays(1);

    /** By how much another server's clock may be behind. */
    private static final Duration SLOWEST_CLOCK = Duration.ofSeconds(10);

    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final InstantSource clock;

    SessionUpkeep() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public SessionUpkeep(SessionStore sessions, RefreshTokenStore tokens, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Of successors that may not be told again, by the clock of whichever server is asked. */
    @Transactional
    public void eraseSalts() {
        tokens.eraseSalts(clock.instant().minus(Rotations.GRACE).minus(SLOWEST_CLOCK));
    }

    /** Sessions that are over. */
    @Transactional
    public void purge() {
        Instant before = clock.instant().minus(KEPT);
        tokens.purge(before);
        sessions.purge(before);
    }
}
