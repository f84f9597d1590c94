package io.symbolon.common.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries what lies in the outbox to where it belongs: one lane a destination, so that a destination that is down or slow
 * holds up no other. Woken after each publishing commit, and every second for retries and for what a crashed server left
 * behind. What it knows of letters is in the database alone: it may be stopped at any time, and any number of servers may run
 * one on the same database. Started once: after {@link #stop()} a new one is needed. Thread-safe.
 */
public final class Dispatcher {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private final EventStore store;
    private final ScheduledExecutorService executor;

    /**
     * @param executor the container's managed one
     * @throws IllegalArgumentException when two couriers serve one destination
     */
    public Dispatcher(EventStore store, Collection<? extends Courier> couriers, ScheduledExecutorService executor) {
        this.store = store;
        this.executor = executor;
        for (Courier courier : couriers) {
            for (String destination : courier.destinations()) {
                Lane lane = new Lane(destination, courier, store);
                if (lanes.put(destination, lane) != null) {
                    throw new IllegalArgumentException("two couriers serve " + destination);
                }
            }
        }
    }

    /**
     * Begins; the tables must be there. What this server had claimed when it died is not made to wait for the end of its
     * lease; what another server is carrying at this moment may be carried twice, which its receivers know.
     */
    public synchronized void start() {
        store.transactions().run(() -> store.outbox().endLeases(store.clock().instant()));
        for (Lane lane : lanes.values()) {
            Runnable poll = () -> lane.nudge(executor);
            timers.add(executor.scheduleWithFixedDelay(poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Ends for good; what is being carried at this moment is finished or, at worst, carried again later. */
    public synchronized void stop() {
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
        lanes.values().forEach(Lane::close);
    }

    void nudge(String destination) {
        lanes.get(destination).nudge(executor);
    }

    void requireServed(Collection<String> destinations) {
        if (!lanes.keySet().containsAll(destinations)) {
            throw new IllegalArgumentException("no courier serves one of " + destinations);
        }
    }
}
