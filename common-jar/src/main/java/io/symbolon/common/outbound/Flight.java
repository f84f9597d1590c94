package io.symbolon.common.outbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One token request and everybody who waits for it. It is flown once, by whoever comes first: a caller who would otherwise
 * wait for a thread of a busy pool flies it himself.
 */
final class Flight implements Runnable {
    private final AtomicBoolean started = new AtomicBoolean();
    private final CompletableFuture<TokenOutcome> landing = new CompletableFuture<>();
    private final Supplier<TokenOutcome> request;

    Flight(Supplier<TokenOutcome> request) {
        this.request = request;
    }

    @Override
    public void run() {
        if (started.compareAndSet(false, true)) {
            try {
                landing.complete(request.get());
            } finally {
                landing.cancel(false); // no effect once landed: an error must not leave anybody waiting
            }
        }
    }

    boolean hasStarted() {
        return started.get();
    }

    CompletableFuture<TokenOutcome> landing() {
        return landing;
    }
}
