package io.symbolon.user;

import io.symbolon.common.audit.OutboxTrail;
import io.symbolon.common.audit.WaitingStore;
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
import io.symbolon.user.lifecycle.AccountEvents;
import io.symbolon.user.lifecycle.AuthEvents;
import io.symbolon.user.lifecycle.EmailCourier;
import io.symbolon.user.profile.ProfileEvents;
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
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Who tells this service what, and whom it tells: auth by queue, email-service by REST. */
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
        return new EventSource(new ServiceName("user-service"), clock);
    }

    @Produces
    @Singleton
    QueueCourier queues(ConnectionFactory connections, Queue toAuth, Transactions transactions) {
        return new QueueCourier(connections, Map.of(ProfileEvents.QUEUE, toAuth), transactions);
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(
            EventStore store, QueueCourier queues, EmailCourier email, ManagedScheduledExecutorService executor) {
        return new Dispatcher(store, List.of(queues, email), executor);
    }

    @Produces
    @Singleton
    Outbox outbox(EventStore store, Dispatcher dispatcher) {
        return new Outbox(store, dispatcher);
    }

    @Produces
    @Singleton
    Inbox inbox(EventStore store, AccountEvents accounts) {
        return new Inbox(store, List.of(new Subscription(AuthEvents.QUEUE, new ServiceName("auth-service"), accounts)));
    }

    @Produces
    @Singleton
    WaitingStore records(EntityManager entities, DataSource database) {
        return new WaitingStore(entities, database);
    }

    @Produces
    @Singleton
    OutboxTrail trail(WaitingStore records, Transactions transactions, Outbox outbox, EventSource source) {
        return new OutboxTrail(records, transactions, outbox, source, ProfileEvents.QUEUE);
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
            OutboxTrail trail,
            ManagedScheduledExecutorService executor) {
        return new EventFlow(
                dispatcher,
                inbox.retries(executor),
                upkeep.purge(executor),
                upkeep.measure(executor),
                trail.passage(executor));
    }
}
