package io.symbolon.email.queue;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The suppression table; it knows addresses by their keyed hashes. Every method joins the caller's transaction. */
@Dependent
final class SuppressionStore {
    private final EntityManager entities;

    @Inject
    SuppressionStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(String address, Instant now) {
        entities.createNativeQuery(
                        "insert into suppression (address, created_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, address)
                .setParameter(2, Sql.time(now))
                .executeUpdate();
    }

    /** Which of them are suppressed; at least one must be given. */
    List<String> among(Collection<String> addresses) {
        List<?> rows = Sql.in(
                        entities::createNativeQuery, "select address from suppression where address in", 1, addresses)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** False when it was not there. */
    boolean remove(String address) {
        return entities.createNativeQuery("delete from suppression where address = ?1")
                        .setParameter(1, address)
                        .executeUpdate()
                == 1;
    }
}
