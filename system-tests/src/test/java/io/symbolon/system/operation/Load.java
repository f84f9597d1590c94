package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers that call on without pause until it is closed; each call says by an exception that it was not answered as it
 * should be. None may. Thread-safe.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_TOLD = 20;

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private final List<CompletableFuture<Void>> callers;
    private volatile boolean over;

    private Load(List<? extends Runnable> calls) {
        threads = Executors.newFixedThreadPool(calls.size());
        callers = calls.stream()
                .map(call -> CompletableFuture.runAsync(() -> callOn(call), threads))
                .toList();
    }

    /** A caller for each. */
    static Load of(List<? extends Runnable> calls) {
        return new Load(calls);
    }

    /** How many calls were answered so far. */
    long answered() {
        return answered.get();
    }

    /** Waits for so many more answers; how many there are then. */
    long awaitMore(int calls) {
        long goal = answered.get() + calls;
        await("calls").atMost(PATIENCE).until(() -> failed.get() > 0 || answered.get() >= goal);
        assertNoneFailed();
        return answered.get();
    }

    /** Goes on for that long. */
    void goOn(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await("the end of the load")
                .pollInterval(Duration.ofSeconds(1))
                .atMost(time.plus(PATIENCE))
                .until(() -> System.nanoTime() >= end);
    }

    private void callOn(Runnable call) {
        while (!over) {
            try {
                call.run();
                answered.incrementAndGet();
            } catch (RuntimeException | AssertionError wrong) {
                if (failed.incrementAndGet() <= MOST_TOLD) {
                    told.add(Clock.systemUTC().instant() + " " + wrong + ", " + wrong.getCause());
                }
            }
        }
    }

    private void assertNoneFailed() {
        assertThat(told)
                .as("failed: %d of %d", failed.get(), failed.get() + answered.get())
                .isEmpty();
    }

    /** Ends the calls. @throws AssertionError with those that failed */
    @Override
    public void close() {
        over = true;
        callers.forEach(CompletableFuture::join);
        threads.shutdown();
        assertNoneFailed();
    }
}
