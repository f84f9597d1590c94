package io.symbolon.user;

import io.symbolon.common.audit.OutboxTrail;
import io.symbolon.common.audit.WaitingStore;
import io.symbolon.common.authclient.AuthClient;
import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.erasure.Erasure;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.ExchangesEvents;
import io.symbolon.common.event.InboxSeal;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.event.Subscription;
import io.symbolon.common.task.Repeated;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.encryption.DataKeys;
import io.symbolon.user.encryption.SealedInbox;
import io.symbolon.user.erasure.ErasureStore;
import io.symbolon.user.lifecycle.AccountEvents;
import io.symbolon.user.lifecycle.AuthEvents;
import io.symbolon.user.profile.ProfileEvents;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Who tells this service what, and whom it tells: auth by queue, email-service by REST. */
@Dependent
@ExchangesEvents
class Events {
    @Produces
    Subscription auth(AccountEvents accounts) {
        return new Subscription(AuthEvents.QUEUE, new ServiceName("auth-service"), accounts);
    }

    @Produces
    @Singleton
    InboxSeal seal(Instance<DataKeys> keys) {
        return new SealedInbox(keys::get);
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
        return new OutboxTrail(records, transactions, commits, outbox, source, ProfileEvents.QUEUE);
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
