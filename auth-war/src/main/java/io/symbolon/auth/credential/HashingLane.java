package io.symbolon.auth.credential;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.event.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where all work that hashes a password is done (R26): so much at a time, so much waiting, first come, first served; the
 * rest is turned away at once. It runs on managed threads of its own number, so that a storm of logins takes neither the
 * memory nor the request threads that token requests need. The present trace goes along. Thread-safe.
 */
@ApplicationScoped
public class HashingLane {
    private final Executor executor;
    private final AuditLog audit;
    private final Semaphore places;
    private final Semaphore workers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    HashingLane() { // CDI proxy
        this.executor = null;
        this.audit = null;
        this.places = null;
        this.workers = null;
    }

    /** @param executor the container's managed one */
    @Inject
    public HashingLane(HashingSettings settings, Executor executor, AuditLog audit) {
        this.executor = executor;
        this.audit = audit;
        this.places = new Semaphore(settings.concurrency() + settings.queue());
        this.workers = new Semaphore(settings.concurrency());
    }

    /**
     * The work's result, in time; empty when there is no place for it, which leaves a record. Else the record is the work's
     * to leave: it must have taken the request's origin along.
     */
    public <T> Optional<CompletionStage<T>> submit(Supplier<T> work) {
        if (!places.tryAcquire()) {
            audit.record(AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, "too_many_at_once")
                    .build());
            return Optional.empty();
        }
        audit.entrust();
        CompletableFuture<T> result = new CompletableFuture<>();
        String trace = TraceContext.current().orElse(null);
        waiting.add(() -> complete(result, () -> TraceContext.within(trace, work)));
        employ();
        return Optional.of(result);
    }

    private <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        T value;
        try {
            value = work.get();
        } catch (RuntimeException | Error failure) { // the waiting request answers for it
            places.release();
            result.completeExceptionally(failure);
            return;
        }
        places.release();
        result.complete(value);
    }

    private void employ() {
        if (!waiting.isEmpty() && workers.tryAcquire()) {
            try {
                executor.execute(this::workOff);
            } catch (RejectedExecutionException stopping) { // what came before the stop is still answered
                workOff();
            }
        }
    }

    private void workOff() {
        try {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            workers.release();
        }
        employ(); // for what came between the last poll and the release
    }
}
