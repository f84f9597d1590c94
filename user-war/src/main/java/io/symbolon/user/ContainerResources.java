package io.symbolon.user;

import io.symbolon.common.startup.DatabaseReadiness;
import io.symbolon.user.profile.ProfileEvents;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** What the container lends to this WAR, made injectable: the one place where it enters. */
@Dependent
class ContainerResources {
    @Produces
    @PersistenceContext(unitName = "symbolon")
    EntityManager entities;

    @Resource(lookup = "jdbc/symbolon")
    DataSource database;

    @Produces
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @Produces
    @Resource
    ManagedScheduledExecutorService executor;

    @Produces
    @Resource(lookup = "jms/events")
    ConnectionFactory connections;

    @Resource(lookup = "jms/queue/" + ProfileEvents.QUEUE)
    Queue toAuth;

    /** The queue this service speaks on, by destination. */
    @Produces
    Map<String, Queue> queues() {
        return Map.of(ProfileEvents.QUEUE, toAuth);
    }

    /** A produced field would be a proxy, which costs as much as the pool behind it. */
    @Produces
    DataSource database() {
        return database;
    }

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck databaseReadiness() {
        return new DatabaseReadiness(database);
    }
}
