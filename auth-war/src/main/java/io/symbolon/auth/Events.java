package io.symbolon.auth;

import io.symbolon.auth.account.ProfileEvents;
import io.symbolon.auth.account.UserEvents;
import io.symbolon.auth.accountmail.AccountMailCourier;
import io.symbolon.auth.audit.EmailEvents;
import io.symbolon.auth.audit.PropertyEvents;
import io.symbolon.auth.audit.RecordedEvents;
import io.symbolon.auth.audit.Sealing;
import io.symbolon.common.event.Dispatcher;
import io.symbolon.common.event.EventFlow;
import io.symbolon.common.event.EventSettings;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.EventStore;
import io.symbolon.common.event.EventUpkeep;
import io.symbolon.common.event.Inbox;
import io.symbolon.common.event.JtaTransactions;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.event.ParkedEvents;
import io.symbolon.common.event.QueueCourier;
import io.symbolon.common.event.Subscription;
import io.symbolon.common.event.Transactions;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Whom this service tells what, and who tells it: a queue each; email-service by REST. */
@Dependent
class Events {
    @Produces
    @Singleton
    Transactions transactions(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        return new JtaTransactions(transaction, registry);
    }

    @Produces
    @Singleton
    EventStore store(EntityManager entities, Transactions transactions, Clock clock) {
        return new EventStore(entities, transactions, clock);
    }

    @Produces
    @Singleton
    EventSource source(Clock clock) {
        return new EventSource(new ServiceName("auth-service"), clock);
    }

    @Produces
    @Singleton
    QueueCourier courier(ConnectionFactory connections, Map<String, Queue> queues, Transactions transactions) {
        return new QueueCourier(connections, queues, transactions);
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(
            EventStore store, QueueCourier queues, AccountMailCourier mails, ManagedScheduledExecutorService executor) {
        return new Dispatcher(store, List.of(queues, mails), executor);
    }

    @Produces
    @Singleton
    Outbox outbox(EventStore store, Dispatcher dispatcher) {
        return new Outbox(store, dispatcher);
    }

    @Produces
    @Singleton
    Inbox inbox(EventStore store, ProfileEvents profiles, RecordedEvents records) {
        return new Inbox(
                store,
                List.of(
                        new Subscription(UserEvents.QUEUE, new ServiceName("user-service"), records.or(profiles)),
                        new Subscription(PropertyEvents.QUEUE, new ServiceName("property-service"), records),
                        new Subscription(EmailEvents.QUEUE, new ServiceName("email-service"), records)));
    }

    @Produces
    @Singleton
    EventUpkeep upkeep(EventStore store, Config config, MetricRegistry metrics) {
        return new EventUpkeep(store, EventSettings.of(config)).shownIn(metrics);
    }

    @Produces
    @Singleton
    ParkedEvents parked(EventStore store) {
        return new ParkedEvents(store);
    }

    @Produces
    @Singleton
    EventFlow flow(
            Dispatcher dispatcher,
            Inbox inbox,
            EventUpkeep upkeep,
            Sealing sealing,
            ManagedScheduledExecutorService executor) {
        return new EventFlow(
                dispatcher,
                inbox.retries(executor),
                upkeep.purge(executor),
                upkeep.measure(executor),
                sealing.sealing(executor),
                sealing.carryingOut(executor));
    }
}
