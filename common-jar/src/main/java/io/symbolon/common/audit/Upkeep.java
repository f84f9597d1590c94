package io.symbolon.common.audit;

import io.symbolon.common.task.Repeated;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The container's thread that works every second for the log, and at once when asked; where there is none, the caller's. */
final class Upkeep {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Runnable work;
    private final Optional<ManagedScheduledExecutorService> executor;
    private final Optional<Repeated> timer;

    private Upkeep(Runnable work, Optional<ManagedScheduledExecutorService> executor) {
        this.work = work;
        this.executor = executor;
        this.timer = executor.map(it -> new Repeated("audit records are not looked after now", PAUSE, work, it));
        timer.ifPresent(Repeated::start);
    }

    static Upkeep managed(Runnable work) {
        return new Upkeep(work, lookUp());
    }

    static Upkeep none(Runnable work) {
        return new Upkeep(work, Optional.empty());
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
        timer.ifPresent(Repeated::stop);
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
