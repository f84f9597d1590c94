package io.symbolon.common.event;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The events that are set aside, of both tables, and how they are tried again. Thread-safe. */
public final class ParkedEvents {
    private final EventStore store;

    public ParkedEvents(EventStore store) {
        this.store = store;
    }

    /**
     * A part of them, in the order of {@link #key}.
     *
     * @param after the key that all come after; empty for the first part
     */
    public List<ParkedEvent> list(String after, int most) {
        return store.transactions().call(() -> store.parked().list(after, most));
    }

    /** By which the place of one in the list is found again. */
    public static String key(ParkedEvent event) {
        return event.id() + " " + event.queue();
    }

    /**
     * Has an event tried again, wherever it is parked, as often as a new one.
     *
     * @param also what is to happen in the same transaction, if it is parked at all
     * @return whether it was
     */
    public boolean redeliver(String eventId, Runnable also) {
        Instant now = store.clock().instant();
        BooleanSupplier redelivered =
                () -> store.inbox().redeliver(eventId, now) + store.outbox().redeliver(eventId, now) > 0;
        return store.transactions().run(redelivered, also);
    }
}
