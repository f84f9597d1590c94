package io.symbolon.common.event;

import io.symbolon.common.task.Repeated;
import java.util.List;

/**
 * All that moves the events of a service by itself, begun and ended as one. Started once: after {@link #stop()} a new one is
 * needed. Thread-safe.
 */
public final class EventFlow {
    private final Dispatcher dispatcher;
    private final List<Repeated> repeated;

    /** @param repeated what else is to come back as long as events flow */
    public EventFlow(Dispatcher dispatcher, List<Repeated> repeated) {
        this.dispatcher = dispatcher;
        this.repeated = List.copyOf(repeated);
    }

    /** Begins; the tables must be there. */
    public void start() {
        dispatcher.start();
        repeated.forEach(Repeated::start);
    }

    /** Ends for good; what is being carried or handled at this moment is finished or, at worst, done again later. */
    public void stop() {
        repeated.forEach(Repeated::stop);
        dispatcher.stop();
    }
}
