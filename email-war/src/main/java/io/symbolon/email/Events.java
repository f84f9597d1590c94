package io.symbolon.email;

import io.symbolon.common.audit.OutboxTrail;
import io.symbolon.common.audit.WaitingStore;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.ExchangesEvents;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.event.Repeated;
import io.symbolon.common.event.Transactions;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;

/** Whom this service tells what: auth, by queue. It hears nobody. */
@Dependent
@ExchangesEvents
class Events {
    /** The queue to auth. */
    static final String TO_AUTH = "auth.from-email";

    @Produces
    @Singleton
    WaitingStore records(EntityManager entities, DataSource database) {
        return new WaitingStore(entities, database);
    }

    @Produces
    @Singleton
    OutboxTrail trail(WaitingStore records, Transactions transactions, Outbox outbox, EventSource source) {
        return new OutboxTrail(records, transactions, outbox, source, TO_AUTH);
    }

    @Produces
    Repeated passage(OutboxTrail trail, ManagedScheduledExecutorService executor) {
        return trail.passage(executor);
    }
}
