package io.symbolon.auth;

import io.symbolon.common.startup.DatabaseReadiness;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
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
    private static final String TO_USER = "user.from-auth";
    private static final String TO_PROPERTY = "property.from-auth";

    @Produces
    @PersistenceContext(unitName = "symbolon")
    EntityManager entities;

    @Produces
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

    @Produces
    @Resource(lookup = "jms/topic/hints")
    Topic hints;

    @Resource(lookup = "jms/queue/" + TO_USER)
    Queue toUser;

    @Resource(lookup = "jms/queue/" + TO_PROPERTY)
    Queue toProperty;

    /** The queues this service speaks on, by destination. */
    @Produces
    Map<String, Queue> queues() {
        return Map.of(TO_USER, toUser, TO_PROPERTY, toProperty);
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
