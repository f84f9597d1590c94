package io.symbolon.property;

import io.symbolon.common.startup.DatabaseReadiness;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
