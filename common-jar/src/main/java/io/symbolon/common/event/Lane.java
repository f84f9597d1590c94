package io.symbolon.common.event;

import io.symbolon.common.task.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way to one destination: claims letters in one database transaction, has them carried outside any, and settles the
 * outcome in another. At most one thread of this server works in it. Thread-safe.
 */
final class Lane {
    private static final Logger LOG = System.getLogger(Lane.class.getName());
    /** The cap bounds how long letters still wait after a broker has come back. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    /** After a line about an outage. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String destination;
    private final Courier courier;
    private final EventStore store;
    private final AtomicInteger nudges = new AtomicInteger();
    /** The database is away. Not as below: where nothing has to be carried, nothing would end it. */
    private volatile boolean unclaimed;

    private volatile boolean failing;
    private volatile Instant told = Instant.EPOCH;
    private volatile boolean inVain;
    private volatile boolean closed;

    Lane(String destination, Courier courier, EventStore store) {
        this.destination = destination;
        this.courier = courier;
        this.store = store;
    }

    /** Has the lane worked off soon; many nudges at once are one. */
    void nudge(Executor executor) {
        if (nudges.getAndIncrement() == 0) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException busyOrStopping) {
                nudges.set(0);
            }
        }
    }

    void close() {
        closed = true;
    }

    private void work() {
        int seen;
        do {
            seen = nudges.get();
            drain();
        } while (!nudges.compareAndSet(seen, 0));
    }

    private void drain() {
        try {
            while (!closed && dispatch() == courier.batchSize() && !inVain) {
                // a full batch: more may be due; where all of it failed, the rest would
            }
            unclaimed = false;
        } catch (RuntimeException | Error unavailable) { // an error too: else the lane would stand still for good
            if (!unclaimed) {
                unclaimed = true;
                LOG.log(Level.WARNING, "events for " + destination + " wait: they cannot be claimed now", unavailable);
            }
        }
    }

    /** One batch; tells how many letters were claimed. */
    int dispatch() {
        Instant now = store.clock().instant();
        Lease lease = Lease.from(now);
        List<Letter> letters =
                store.transactions().call(() -> store.outbox().claim(destination, courier.batchSize(), lease, now));
        if (!letters.isEmpty()) {
            List<Delivery> deliveries = carry(letters);
            inVain = deliveries.stream().allMatch(delivery -> delivery.outcome() == Delivery.Outcome.FAILED);
            if (inVain) {
                report(deliveries.get(0).reason());
            } else {
                failing = false;
            }
            store.transactions().run(() -> settle(lease, deliveries));
        }
        return letters.size();
    }

    private List<Delivery> carry(List<Letter> letters) {
        try {
            Map<Letter, Delivery> outcomes = courier.carry(destination, letters).stream()
                    .collect(Collectors.toMap(Delivery::letter, Function.identity()));
            return letters.stream()
                    .map(letter -> outcomes.getOrDefault(letter, Delivery.failed(letter, "not attempted")))
                    .toList();
        } catch (RuntimeException undelivered) {
            report(undelivered);
            String reason = undelivered.getClass().getName();
            return letters.stream()
                    .map(letter -> Delivery.failed(letter, reason))
                    .toList();
        }
    }

    private void settle(Lease lease, List<Delivery> deliveries) {
        Instant now = store.clock().instant();
        store.outbox()
                .delivered(
                        lease,
                        deliveries.stream()
                                .filter(delivery -> delivery.outcome() == Delivery.Outcome.DELIVERED)
                                .map(Delivery::letter)
                                .toList());
        for (Delivery delivery : deliveries) {
            switch (delivery.outcome()) {
                case DELIVERED -> {}
                case FAILED, POSTPONED -> store.outbox().failed(lease, delivery, now.plus(delayAfter(delivery)));
                case REFUSED -> park(lease, delivery, now);
            }
        }
    }

    private void park(Lease lease, Delivery delivery, Instant now) {
        store.outbox().park(lease, delivery, now);
        LOG.log(Level.WARNING, "{0} refused {1}: {2}", destination, delivery.letter(), delivery.reason());
    }

    /** A receiver that wants a longer pause is asked in between: what seems due later than that is due. */
    private static Duration delayAfter(Delivery delivery) {
        Duration backoff = BACKOFF.after(
                delivery.letter().attempts() + 1, ThreadLocalRandom.current().nextDouble());
        return Stream.of(delivery.pause(), OutboxStore.LONGEST_DELAY)
                .min(Duration::compareTo)
                .filter(pause -> pause.compareTo(backoff) > 0)
                .orElse(backoff);
    }

    private void report(String reason) {
        if (begins()) {
            LOG.log(Level.WARNING, "events for {0} wait: they cannot be carried now: {1}", destination, reason);
        }
    }

    private void report(Throwable failure) {
        if (begins()) {
            LOG.log(Level.WARNING, "events for " + destination + " wait: they cannot be carried now", failure);
        }
    }

    /**
     * Whether an outage begins: a line every second would bury everything else, and so would one each time that a single
     * letter is in vain amid others that are taken.
     */
    private boolean begins() {
        Instant now = store.clock().instant();
        boolean begins = !failing && !now.isBefore(told.plus(QUIET));
        failing = true;
        if (begins) {
            told = now;
        }
        return begins;
    }
}
