package io.symbolon.common.testing;

import io.symbolon.common.event.Courier;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Dispatcher;
import io.symbolon.common.event.EventStore;
import io.symbolon.common.event.InboxSeal;
import io.symbolon.common.event.Letter;
import io.symbolon.common.event.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The real outbox on a test's database, whose letters nobody carries away. Thread-safe. */
public final class HeldOutbox {
    private final TestDatabase database;
    private final Outbox outbox;

    public HeldOutbox(TestDatabase database, InstantSource clock, String... destinations) {
        this.database = database;
        EventStore store = new EventStore(database.entities(), database.transactions(), clock, InboxSeal.NONE);
        ScheduledExecutorService idle = Executors.newSingleThreadScheduledExecutor();
        idle.shutdown();
        this.outbox = new Outbox(store, new Dispatcher(store, List.of(new Idle(Set.of(destinations))), idle));
    }

    public Outbox outbox() {
        return outbox;
    }

    /** The letters that were committed, in their order. */
    public List<String> letters() {
        List<?> payloads = database.transactions().call(() -> database.entities()
                .createNativeQuery("select payload from outbox order by id")
                .getResultList());
        return payloads.stream().map(String.class::cast).toList();
    }

    private record Idle(Set<String> destinations) implements Courier {
        @Override
        public List<Delivery> carry(String destination, List<Letter> letters) {
            return List.of();
        }
    }
}
