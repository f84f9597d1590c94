package io.symbolon.auth.guessing;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of failures and of known networks. Thread-safe. */
@ApplicationScoped
public class GuessStore {
    /** How exact the last login is. */
    private static final Duration NOTED = Duration.ofHours(1);

    private final EntityManager entities;

    GuessStore() { // CDI proxy
        this(null);
    }

    @Inject
    public GuessStore(EntityManager entities) {
        this.entities = entities;
    }

    /** What is counted under three ids, as far as anything is. One query, no lock. */
    @Transactional
    Map<String, Failures> find(String one, String two, String three) {
        List<?> rows = entities.createNativeQuery(
                        "select id, failures, last_at, free_at from guess where id in (?1, ?2, ?3)")
                .setParameter(1, one)
                .setParameter(2, two)
                .setParameter(3, three)
                .getResultList();
        Map<String, Failures> found = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            found.put((String) columns[0], Failures.of(columns[1], columns[2], columns[3]));
        }
        return found;
    }

    /** Delays whoever comes next until then, unless another has done so since the failures were found. */
    @Transactional
    boolean take(String id, Failures found, Instant until) {
        return entities.createNativeQuery("update guess set free_at = ?1 where id = ?2 and free_at = ?3")
                        .setParameter(1, Sql.time(until))
                        .setParameter(2, id)
                        .setParameter(3, Sql.time(found.freeAt()))
                        .executeUpdate()
                == 1;
    }

    /** One failure more, counted under the row's lock: none is lost, however many come at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void fail(String id, Limit limit, Duration memory, Instant now) {
        Failures counted = locked(id, now);
        int failures = counted.areForgotten(memory, now) ? 1 : counted.inARow() + 1;
        entities.createNativeQuery("update guess set failures = ?1, last_at = ?2, free_at = ?3 where id = ?4")
                .setParameter(1, failures)
                .setParameter(2, Sql.time(now))
                .setParameter(3, Sql.time(now.plus(limit.after(failures))))
                .setParameter(4, id)
                .executeUpdate();
    }

    /** A login may have forgotten the row just now: then there is a new one. */
    private Failures locked(String id, Instant now) {
        List<?> rows;
        do {
            entities.createNativeQuery("""
                            insert into guess (id, failures, last_at, free_at) values (?1, 0, ?2, ?2)
                            on conflict do nothing""")
                    .setParameter(1, id)
                    .setParameter(2, Sql.time(now))
                    .executeUpdate();
            rows = entities.createNativeQuery("select failures, last_at, free_at from guess where id = ?1 for update")
                    .setParameter(1, id)
                    .getResultList();
        } while (rows.isEmpty());
        Object[] row = (Object[]) rows.get(0);
        return Failures.of(row[0], row[1], row[2]);
    }

    /** Counting begins anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(String id) {
        entities.createNativeQuery("delete from guess where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Takes so many failures back. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgive(String id, int failures) {
        entities.createNativeQuery("update guess set failures = greatest(failures - ?1, 0) where id = ?2")
                .setParameter(1, failures)
                .setParameter(2, id)
                .executeUpdate();
    }

    /** Whether the account logged in from that network since then. */
    @Transactional
    boolean isKnown(String account, String network, Instant since) {
        return !entities.createNativeQuery("""
                        select account_key from known_network
                        where account_key = ?1 and network_key = ?2 and last_login_at >= ?3""")
                .setParameter(1, account)
                .setParameter(2, network)
                .setParameter(3, Sql.time(since))
                .getResultList()
                .isEmpty();
    }

    /** Notes a login, unless one was noted within the hour; tells whether it did. Of several at once one is noted. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean know(String account, String network, Instant now) {
        return add(account, network, now) || renew(account, network, now);
    }

    private boolean add(String account, String network, Instant now) {
        return entities.createNativeQuery("""
                        insert into known_network (account_key, network_key, last_login_at) values (?1, ?2, ?3)
                        on conflict do nothing""")
                        .setParameter(1, account)
                        .setParameter(2, network)
                        .setParameter(3, Sql.time(now))
                        .executeUpdate()
                == 1;
    }

    private boolean renew(String account, String network, Instant now) {
        return entities.createNativeQuery("""
                        update known_network set last_login_at = ?3
                        where account_key = ?1 and network_key = ?2 and last_login_at <= ?4""")
                        .setParameter(1, account)
                        .setParameter(2, network)
                        .setParameter(3, Sql.time(now))
                        .setParameter(4, Sql.time(now.minus(NOTED)))
                        .executeUpdate()
                == 1;
    }

    /** Removes what no longer counts. */
    @Transactional
    void purge(Instant failuresBefore, Instant loginsBefore) {
        entities.createNativeQuery("delete from guess where last_at < ?1")
                .setParameter(1, Sql.time(failuresBefore))
                .executeUpdate();
        entities.createNativeQuery("delete from known_network where last_login_at < ?1")
                .setParameter(1, Sql.time(loginsBefore))
                .executeUpdate();
    }
}
