package io.symbolon.common.event;

import io.symbolon.common.database.Transactions;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;

/**
 * Where a service keeps the events it has yet to send and those it has received: its own database, so that they share the
 * transaction of what they tell about. Thread-safe, given an entity manager that is: the container's, bound to the
 * transaction.
 */
public final class EventStore {
    private final OutboxStore outbox;
    private final InboxStore inbox;
    private final ParkedStore parked;
    private final Transactions transactions;
    private final InstantSource clock;

    public EventStore(EntityManager entities, Transactions transactions, InstantSource clock, InboxSeal seal) {
        this.outbox = new OutboxStore(entities);
        this.inbox = new InboxStore(entities, seal);
        this.parked = new ParkedStore(entities, seal);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Forgets what events still hold of a user who is no more: letters to a destination that gets personal data go, and
     * received events that are set aside or waiting lose their text. Joins the caller's transaction.
     *
     * @param subject the user's UUID, as in the events' {@code subject}
     */
    public void forget(String subject, String destination) {
        outbox.forget(subject, destination);
        inbox.forget(subject);
    }

    OutboxStore outbox() {
        return outbox;
    }

    InboxStore inbox() {
        return inbox;
    }

    ParkedStore parked() {
        return parked;
    }

    Transactions transactions() {
        return transactions;
    }

    InstantSource clock() {
        return clock;
    }
}
