package io.symbolon.email;

import io.symbolon.common.audit.OutboxTrail;
import io.symbolon.common.audit.WaitingStore;
import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.ExchangesEvents;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.task.Repeated;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Whom this service tells what: auth, by queue. It hears nobody. */
@Dependent
@ExchangesEvents
class Events {
    /** The queue to auth. */
    static final String TO_AUTH = "auth.from-email";

    @Produces
    @Singleton
    WaitingStore records(EntityManager entities) {
        return new WaitingStore(entities);
    }

    @Produces
    @Singleton
    OutboxTrail trail(
            WaitingStore records, Transactions transactions, GroupCommit commits, Outbox outbox, EventSource source) {
        return new OutboxTrail(records, transactions, commits, outbox, source, TO_AUTH);
    }

    @Produces
    Repeated passage(OutboxTrail trail, ManagedScheduledExecutorService executor) {
        return trail.passage(executor);
    }
}
