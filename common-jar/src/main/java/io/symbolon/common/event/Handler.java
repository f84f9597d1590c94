package io.symbolon.common.event;

/**
 * What a service does about the events of one queue. It runs in the inbox's transaction, once per event; events come in
 * any order. It may publish events of its own; it calls nobody over the network.
 */
@FunctionalInterface
public interface Handler {
    /**
     * Brings about the effect.
     *
     * @throws RuntimeException when it cannot do so now: everything rolls back, it is tried again with growing delays, and
     *     after five attempts the event is parked
     */
    Handling handle(CloudEvent event);
}
