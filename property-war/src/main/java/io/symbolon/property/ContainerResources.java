package io.symbolon.property;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import javax.sql.DataSource;

/** What the container gives, made injectable: the one place where fields are injected. */
@ApplicationScoped
class ContainerResources {
    @Produces
    @PersistenceContext(unitName = "symbolon")
    EntityManager entities;

    @Produces
    @Resource(lookup = "jdbc/symbolon")
    DataSource database;

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
