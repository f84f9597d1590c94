package io.symbolon.auth.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The database's clock: one for all servers. Thread-safe. */
@ApplicationScoped
public class TimeStore {
    private final EntityManager entities;

    TimeStore() { // CDI proxy
        this(null);
    }

    @Inject
    public TimeStore(EntityManager entities) {
        this.entities = entities;
    }

    /** What time it is for everybody on this database: of a transaction, when it began. */
    public Instant now() {
        return Sql.instant(
                        entities.createNativeQuery("select current_timestamp").getSingleResult())
                .orElseThrow();
    }
}
