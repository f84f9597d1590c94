package io.symbolon.email.queue;

import io.symbolon.common.task.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The workers of this server: woken after each acceptance, and by a poll for retries and for what another server left
 * behind; at most so many at once, on the container's threads, none while there is nothing to do. Thread-safe.
 */
final class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class.getName());

    /** Below the 30 s that Liberty gives a stopping server. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Duration PURGE = Duration.ofMinutes(1);

    private final Delivery delivery;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final QueueSettings settings;
    private final Semaphore places;
    private final List<Repeated> repeated;
    private volatile boolean isStopping = true;
    private volatile Instant restUntil = Instant.EPOCH;

    Workers(
            Delivery delivery,
            DeadLetters dead,
            ScheduledExecutorService executor,
            InstantSource clock,
            QueueSettings settings) {
        this.delivery = delivery;
        this.executor = executor;
        this.clock = clock;
        this.settings = settings;
        this.places = new Semaphore(settings.workers());
        this.repeated = List.of(
                new Repeated("the mail queue cannot be polled now", settings.poll(), this::wake, executor),
                new Repeated(
                        "leases cannot be renewed now: others may deliver the same mails",
                        settings.lease().dividedBy(3),
                        delivery::upkeep,
                        executor),
                new Repeated("what was kept long enough cannot be erased now", PURGE, dead::purge, executor));
    }

    /** Begins; the tables must be there. */
    synchronized void start() {
        isStopping = false;
        repeated.forEach(Repeated::start);
    }

    /** Ends: mails on their way are finished if they are so within seconds, the rest stays in the database. */
    synchronized void stop() {
        isStopping = true;
        repeated.forEach(Repeated::stop);
        try {
            if (!places.tryAcquire(settings.workers(), STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warning("mails still on their way are left to the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something is due: one more worker, if there may be one. */
    void wake() {
        if (isStopping || isResting() || !places.tryAcquire()) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopping) {
            places.release();
            LOG.log(Level.FINE, "the container takes no more work", stopping);
        }
    }

    private void work() {
        try {
            if (delivery.run(() -> isStopping) == Delivery.End.HOST_DOWN) {
                rest();
            }
        } catch (RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "the mail queue cannot be worked at present", databaseDown);
            rest();
        } finally {
            places.release();
        }
    }

    /** Not for longer than the pause, should the clock have been set back since. */
    private boolean isResting() {
        Duration left = Duration.between(clock.instant(), restUntil);
        return QueueSettings.isPositive(left) && left.compareTo(settings.pause()) <= 0;
    }

    private void rest() {
        restUntil = clock.instant().plus(settings.pause());
    }
}
