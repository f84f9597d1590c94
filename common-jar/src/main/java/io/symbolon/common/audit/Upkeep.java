package io.symbolon.common.audit;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's thread that works every second for the log, and at once when asked; where there is none, the caller's. */
final class Upkeep {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final Runnable work;
    private final Optional<ManagedScheduledExecutorService> executor;
    private final Optional<ScheduledFuture<?>> timer;

    private Upkeep(Runnable work, Optional<ManagedScheduledExecutorService> executor) {
        this.work = work;
        this.executor = executor;
        this.timer = executor.map(it -> it.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS));
    }

    static Upkeep managed(Runnable work) {
        return new Upkeep(work, lookUp());
    }

    static Upkeep none(Runnable work) {
        return new Upkeep(work, Optional.empty());
    }

    /** An error too is survived: else nothing would be carried any more. */
    private void turn() {
        try {
            work.run();
        } catch (RuntimeException | Error unforeseen) {
            LOG.log(Level.ERROR, "audit records were not looked after this time", unforeseen);
        }
    }

    void now() {
        if (executor.isEmpty()) {
            work.run();
            return;
        }
        try {
            executor.get().execute(work);
        } catch (RejectedExecutionException busyOrStopping) { // the timer comes, or the end does
        }
    }

    void stop() {
        timer.ifPresent(it -> it.cancel(false));
    }

    @SuppressWarnings("BanJNDI") // one constant name of the local component (Jakarta Concurrency §3.2.4.2)
    private static Optional<ManagedScheduledExecutorService> lookUp() {
        try {
            return Optional.of((ManagedScheduledExecutorService)
                    new InitialContext().lookup("java:comp/DefaultManagedScheduledExecutorService"));
        } catch (NamingException absent) {
            return Optional.empty();
        }
    }
}
