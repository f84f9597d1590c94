package io.symbolon.email;

import io.symbolon.common.event.JtaTransactions;
import io.symbolon.common.event.Transactions;
import io.symbolon.common.startup.DatabaseReadiness;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** What the container gives, made injectable: the one place where fields are injected. */
@Dependent
class ContainerResources {
    @Produces
    @PersistenceContext(unitName = "symbolon")
    EntityManager entities;

    @Produces
    @Resource(lookup = "jdbc/symbolon")
    DataSource database;

    @Produces
    @Resource
    ManagedScheduledExecutorService executor;

    @Resource
    TransactionSynchronizationRegistry registry;

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @ApplicationScoped
    Transactions transactions(UserTransaction transaction) {
        return new JtaTransactions(transaction, registry);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck databaseReadiness() {
        return new DatabaseReadiness(database);
    }
}
