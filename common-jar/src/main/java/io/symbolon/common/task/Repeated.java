package io.symbolon.common.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Work that comes back as long as the service lives. When it fails it comes back all the same; the log tells once per
 * outage. Thread-safe.
 */
public final class Repeated {
    private static final Logger LOG = System.getLogger(Repeated.class.getName());

    private final String complaint;
    private final Duration pause;
    private final Runnable work;
    private final ScheduledExecutorService executor;
    private ScheduledFuture<?> timer;
    private volatile boolean failing;

    /**
     * @param complaint what the log says while the work fails
     * @param pause between the end of one time and the beginning of the next
     * @param executor the container's managed one
     */
    public Repeated(String complaint, Duration pause, Runnable work, ScheduledExecutorService executor) {
        this.complaint = complaint;
        this.pause = pause;
        this.work = work;
        this.executor = executor;
    }

    /** Begins, the first time after a pause. What the work needs, such as tables, must be there. */
    public void start() {
        start(pause);
    }

    /** The same, the first time after that long. */
    public synchronized void start(Duration first) {
        timer = executor.scheduleWithFixedDelay(this::once, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends; what is being done at this moment is finished. */
    public synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void once() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException | Error unavailable) { // an error too: else the timer would never come again
            report(unavailable);
        }
    }

    /** Once per outage: a line every second would bury everything else. */
    private void report(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, complaint, failure);
        }
    }
}
