package io.symbolon.auth.credential;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many pieces of work run and so many wait, and turns the rest away at once: a storm of logins neither eats the
 * memory nor holds every thread of the server. First come, first served. Thread-safe.
 */
final class Bulkhead {
    private final Semaphore admitted;
    private final Semaphore working;
    private final long patienceNanos;

    Bulkhead(HashingSettings settings) {
        this.admitted = new Semaphore(settings.concurrency() + settings.queue());
        this.working = new Semaphore(settings.concurrency(), true);
        this.patienceNanos = settings.patience().toNanos();
    }

    /** The work's result; empty when there was no place for it, or not soon enough. */
    <T> Optional<T> run(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return runInTurn(work);
        } finally {
            admitted.release();
        }
    }

    private <T> Optional<T> runInTurn(Supplier<T> work) {
        try {
            if (!working.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            working.release();
        }
    }
}
