package io.symbolon.auth.store;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;

/**
 * What happens once in the life of a database, whatever the number of servers that start on it. Joins the caller's
 * transaction: a roll-back leaves the milestone ahead. Thread-safe.
 */
@ApplicationScoped
public class MilestoneStore {
    private final EntityManager entities;
    private final InstantSource clock;

    MilestoneStore() { // CDI proxy
        this(null, null);
    }

    @Inject
    public MilestoneStore(EntityManager entities, InstantSource clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Whether this call is the one that reached it; another server's, still uncommitted, is waited for. */
    public boolean reach(String name) {
        return entities.createNativeQuery("update milestone set reached_at = ?1 where name = ?2 and reached_at is null")
                        .setParameter(1, Sql.time(clock.instant()))
                        .setParameter(2, name)
                        .executeUpdate()
                == 1;
    }

    /** Whether it lies behind. */
    public boolean isReached(String name) {
        return !entities.createNativeQuery("select name from milestone where name = ?1 and reached_at is not null")
                .setParameter(1, name)
                .getResultList()
                .isEmpty();
    }
}
