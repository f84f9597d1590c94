package io.symbolon.email.queue;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
        Query query = entities.createNativeQuery(
                "select address from suppression where address in (" + Sql.places(1, addresses.size()) + ")");
        int place = 1;
        for (String address : addresses) {
            query.setParameter(place++, address);
        }
        List<?> rows = query.getResultList();
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
