package io.symbolon.common.event;

import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.task.Repeated;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Instance;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What every service that exchanges events needs alike. No bean by itself: see {@link EventExtension}. */
class EventBeans {
    @Produces
    @Singleton
    Transactions transactions(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        return Transactions.of(transaction, registry);
    }

    @Produces
    @Singleton
    GroupCommit commits(Transactions transactions) {
        return new GroupCommit(transactions);
    }

    @Produces
    @Singleton
    EventStore store(EntityManager entities, Transactions transactions, Clock clock, Instance<InboxSeal> seal) {
        return new EventStore(entities, transactions, clock, seal.isResolvable() ? seal.get() : InboxSeal.NONE);
    }

    @Produces
    @Singleton
    EventSource source(Config config, Clock clock) {
        return new EventSource(new ServiceName(config.getValue("service.name", String.class)), clock);
    }

    @Produces
    @Singleton
    QueueCourier queues(ConnectionFactory connections, Map<String, Queue> queues, Transactions transactions) {
        return new QueueCourier(connections, queues, transactions);
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(EventStore store, Instance<Courier> couriers, ManagedScheduledExecutorService executor) {
        return new Dispatcher(store, couriers.stream().toList(), executor);
    }

    @Produces
    @Singleton
    Outbox outbox(EventStore store, Dispatcher dispatcher) {
        return new Outbox(store, dispatcher);
    }

    @Produces
    @Singleton
    Inbox inbox(EventStore store, Instance<Subscription> subscriptions) {
        return new Inbox(store, subscriptions.stream().toList());
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
            Instance<Repeated> others,
            ManagedScheduledExecutorService executor) {
        List<Repeated> usual = List.of(inbox.retries(executor), upkeep.purge(executor), upkeep.measure(executor));
        return new EventFlow(
                dispatcher, Stream.concat(usual.stream(), others.stream()).toList());
    }
}
