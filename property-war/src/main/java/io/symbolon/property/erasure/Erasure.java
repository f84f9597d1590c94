package io.symbolon.property.erasure;

import io.symbolon.property.erasure.Confirmation.Said;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Forgets users whom auth has told deleted, once auth confirms that it has no such account; while auth cannot be asked, they
 * wait. Any number of servers may do so. Thread-safe.
 */
@ApplicationScoped
public class Erasure {
    private static final Logger LOG = System.getLogger(Erasure.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    /** What a batch may take, should each answer of auth take as long as it may. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** Until auth is asked again. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int BATCH = 20;

    private final ErasureStore store;
    private final Confirmation confirmation;
    private final Clock clock;
    private final ManagedScheduledExecutorService executor;
    private ScheduledFuture<?> timer;
    private volatile boolean failing;

    Erasure() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    Erasure(ErasureStore store, Confirmation confirmation, Clock clock, ManagedScheduledExecutorService executor) {
        this.store = store;
        this.confirmation = confirmation;
        this.clock = clock;
        this.executor = executor;
    }

    /** Begins; the tables must be there. */
    public synchronized void start() {
        timer = executor.scheduleWithFixedDelay(this::attempt, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends; what is being erased at this moment is finished. */
    public synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void attempt() {
        try {
            run();
            failing = false;
        } catch (RuntimeException | Error unavailable) { // an error too: else the timer would never come again
            if (!failing) {
                failing = true;
                LOG.log(Level.WARNING, "deleted users cannot be forgotten now", unavailable);
            }
        }
    }

    /** Works off what is due. */
    void run() {
        Instant now = clock.instant();
        for (UUID user : store.claim(BATCH, now, now.plus(LEASE))) {
            settle(user, confirmation.of(user));
        }
    }

    private void settle(UUID user, Said said) {
        switch (said) {
            case GONE -> {
                store.erase(user, clock.instant());
                LOG.log(Level.INFO, "forgotten: {0}", user);
            }
            case THERE -> {
                store.refute(user);
                LOG.log(Level.WARNING, "told deleted, but auth has the account: {0}", user);
            }
            case NOTHING -> store.postpone(user, clock.instant().plus(PAUSE));
        }
    }
}
