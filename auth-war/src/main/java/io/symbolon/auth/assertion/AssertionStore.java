package io.symbolon.auth.assertion;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The table of assertions that were used: one for all instances. Thread-safe. */
@ApplicationScoped
public class AssertionStore {
    private final EntityManager entities;

    AssertionStore() { // CDI proxy
        this(null);
    }

    @Inject
    public AssertionStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Uses an assertion; false when it was used before, by a transaction that commits at the same moment too. */
    @Transactional
    boolean use(String hash, Instant expires) {
        return entities.createNativeQuery(
                                "insert into client_assertion (hash, expires_at) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, hash)
                        .setParameter(2, Sql.time(expires))
                        .executeUpdate()
                == 1;
    }

    /** Forgets what expired before that moment. */
    @Transactional
    public int purge(Instant before) {
        return entities.createNativeQuery("delete from client_assertion where expires_at < ?1")
                .setParameter(1, Sql.time(before))
                .executeUpdate();
    }
}
