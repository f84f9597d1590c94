package io.symbolon.common.event;

import java.util.List;

/**
 * Where events leave: {@link #publish} writes them beside the data they tell about, in the same transaction, so that
 * neither exists without the other; the dispatcher carries them away afterwards. Thread-safe.
 */
public final class Outbox {
    private final EventStore store;
    private final Dispatcher dispatcher;

    public Outbox(EventStore store, Dispatcher dispatcher) {
        this.store = store;
        this.dispatcher = dispatcher;
    }

    /**
     * Publishes an event with the present transaction, once to each destination: a queue's physical name or whatever else a
     * courier serves.
     *
     * @throws IllegalArgumentException for a destination nobody serves: the event would wait forever
     * @throws jakarta.persistence.TransactionRequiredException outside a transaction
     */
    public void publish(CloudEvent event, String... destinations) {
        List<String> all = List.of(destinations);
        dispatcher.requireServed(all);
        all.forEach(destination ->
                store.outbox().add(event, destination, store.clock().instant()));
        store.transactions().afterCommit(() -> all.forEach(dispatcher::nudge));
    }
}
