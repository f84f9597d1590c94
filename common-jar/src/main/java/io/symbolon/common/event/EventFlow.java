package io.symbolon.common.event;

import java.util.concurrent.ScheduledExecutorService;

/** All that moves the events of a service by itself, begun and ended as one. Thread-safe. */
public final class EventFlow {
    private final Dispatcher dispatcher;
    private final InboxRetries retries;

    /** @param executor the container's managed one */
    public EventFlow(Dispatcher dispatcher, Inbox inbox, ScheduledExecutorService executor) {
        this.dispatcher = dispatcher;
        this.retries = new InboxRetries(inbox, executor);
    }

    /** Begins; the tables must be there. */
    public void start() {
        dispatcher.start();
        retries.start();
    }

    /** Ends; what is being carried or handled at this moment is finished or, at worst, done again later. */
    public void stop() {
        dispatcher.stop();
        retries.stop();
    }
}
