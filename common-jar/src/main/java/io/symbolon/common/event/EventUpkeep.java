package io.symbolon.common.event;

import io.symbolon.common.task.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * What events need besides being moved. Forgets, every hour, those that had their effect long ago. Measures, every ten
 * seconds, {@code events_parked} (somebody must look), {@code events_outbox_waiting} and
 * {@code events_outbox_oldest_seconds} (how long the first of them waits; 0 when none does). Thread-safe.
 */
final class EventUpkeep {
    private static final Duration PURGE = Duration.ofHours(1);
    /** Events that a transaction forgets at most: nobody waits long for it. */
    static final int LOT = 500;

    private static final Duration MEASURE = Duration.ofSeconds(10);

    private final EventStore store;
    private final EventSettings settings;
    private volatile Figures figures = Figures.NONE;

    public EventUpkeep(EventStore store, EventSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Shows what is measured among a service's metrics. */
    public EventUpkeep shownIn(MetricRegistry metrics) {
        metrics.gauge("events_parked", () -> figures.parked());
        metrics.gauge("events_outbox_waiting", () -> figures.waiting());
        metrics.gauge("events_outbox_oldest_seconds", () -> figures.oldestSeconds());
        return this;
    }

    /** What was measured last. */
    record Figures(long parked, long waiting, long oldestSeconds) {
        static final Figures NONE = new Figures(0, 0, 0);
    }

    /** @param executor the container's managed one */
    public Repeated purge(ScheduledExecutorService executor) {
        return new Repeated("handled events cannot be forgotten now", PURGE, this::purge, executor);
    }

    /** @param executor the container's managed one */
    public Repeated measure(ScheduledExecutorService executor) {
        return new Repeated("events cannot be counted now", MEASURE, this::measure, executor);
    }

    Figures figures() {
        return figures;
    }

    void purge() {
        Instant before = store.clock().instant().minus(settings.retention());
        while (store.transactions().call(() -> store.inbox().purge(before, LOT)) > 0) {
            // more may be left
        }
    }

    void measure() {
        Instant now = store.clock().instant();
        figures = store.transactions()
                .call(() -> new Figures(
                        store.inbox().parked() + store.outbox().parked(),
                        store.outbox().waiting(),
                        store.outbox()
                                .oldest()
                                .map(oldest -> Duration.between(oldest, now).toSeconds())
                                .orElse(0L)));
    }
}
