package io.symbolon.property;

import io.symbolon.common.audit.OutboxTrail;
import io.symbolon.common.audit.WaitingStore;
import io.symbolon.common.authclient.AuthClient;
import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.erasure.Erasure;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.ExchangesEvents;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.event.Subscription;
import io.symbolon.common.task.Repeated;
import io.symbolon.common.token.ServiceName;
import io.symbolon.property.erasure.ErasureStore;
import io.symbolon.property.lifecycle.AccountEvents;
import io.symbolon.property.lifecycle.AuthEvents;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Who tells this service what, and whom it tells: auth, by queue. */
@Dependent
@ExchangesEvents
class Events {
    /** The queue to auth. */
    static final String TO_AUTH = "auth.from-property";

    @Produces
    Subscription auth(AccountEvents accounts) {
        return new Subscription(AuthEvents.QUEUE, new ServiceName("auth-service"), accounts);
    }

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

    @Produces
    Repeated erasing(ErasureStore store, AuthClient auth, Clock clock, ManagedScheduledExecutorService executor) {
        return new Erasure(store, auth::user, clock).erasing(executor);
    }
}
