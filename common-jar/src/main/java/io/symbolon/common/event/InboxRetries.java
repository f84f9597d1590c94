package io.symbolon.common.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tries again, once a second, what waits in the inbox and is due. Any number of servers may do so. Thread-safe. */
public final class InboxRetries {
    private static final Logger LOG = System.getLogger(InboxRetries.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Few enough to be worked off well within a lease. */
    private static final int BATCH = 20;

    private final Inbox inbox;
    private final ScheduledExecutorService executor;
    private ScheduledFuture<?> timer;
    private volatile boolean failing;

    /** @param executor the container's managed one */
    public InboxRetries(Inbox inbox, ScheduledExecutorService executor) {
        this.inbox = inbox;
        this.executor = executor;
    }

    /** Begins; the tables must be there. */
    public synchronized void start() {
        timer = executor.scheduleWithFixedDelay(this::retry, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends; what is being handled at this moment is finished. */
    public synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void retry() {
        try {
            inbox.retry(BATCH);
            failing = false;
        } catch (RuntimeException | Error unavailable) { // an error too: else the timer would never come again
            report(unavailable);
        }
    }

    /** Once per outage: a line every second would bury everything else. */
    private void report(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "waiting events cannot be tried again now", failure);
        }
    }
}
