package io.symbolon.auth;

import io.symbolon.auth.assertion.AssertionStore;
import io.symbolon.auth.guessing.Guessing;
import io.symbolon.auth.rate.RateLimits;
import io.symbolon.auth.ticket.TicketStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Forgets what has expired, so that no table grows without end; several servers may do so at once. Thread-safe. */
@ApplicationScoped
class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    /** By how much another server's clock may be behind: it still takes assertions that have expired by this one. */
    private static final Duration SLOWEST_CLOCK = Duration.ofSeconds(10);

    private final List<Runnable> chores;

    Housekeeping() { // CDI proxy
        this.chores = List.of();
    }

    @Inject
    Housekeeping(
            Guessing guessing, RateLimits rates, TicketStore tickets, AssertionStore assertions, InstantSource clock) {
        this.chores = List.of(
                guessing::purge,
                rates::purge,
                () -> tickets.purge(clock.instant()),
                () -> assertions.purge(clock.instant().minus(SLOWEST_CLOCK)));
    }

    void tidy() {
        chores.forEach(Housekeeping::attempt);
    }

    /** One that fails is tried again next time; the others have nothing to do with it. */
    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "what has expired could not be forgotten: {0}", failed.toString());
        }
    }
}
