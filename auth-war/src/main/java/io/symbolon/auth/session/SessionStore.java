package io.symbolon.auth.session;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. Joins the caller's transaction. Thread-safe. */
@ApplicationScoped
public class SessionStore {
    private static final String SELECT =
            "select id, account_id, created_at, auth_time, last_used_at, expires_at, ended_at,"
                    + " address, user_agent from session where ";

    private final EntityManager entities;
    private final ClaimStore expired;
    private final ClaimStore ended;

    SessionStore() { // CDI proxy
        this(null);
    }

    @Inject
    public SessionStore(EntityManager entities) {
        this.entities = entities;
        this.expired = over(entities, "expires_at");
        this.ended = over(entities, "ended_at");
    }

    private static ClaimStore over(EntityManager entities, String column) {
        String condition = column + " > ?1 and " + column + " < ?2";
        return new ClaimStore(entities, "session", "id", "id", condition, column);
    }

    void add(Session session) {
        entities.createNativeQuery("""
                        insert into session (id, account_id, created_at, auth_time, last_used_at, expires_at,
                                             address, user_agent)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, session.id().toString())
                .setParameter(2, session.account().toString())
                .setParameter(3, Sql.time(session.createdAt()))
                .setParameter(4, Sql.time(session.authTime()))
                .setParameter(5, Sql.time(session.lastUsedAt()))
                .setParameter(6, Sql.time(session.expiresAt()))
                .setParameter(7, session.peer().address())
                .setParameter(8, session.peer().userAgent())
                .executeUpdate();
    }

    /** The session, when it is nobody else's any more until this transaction ends. */
    Optional<Session> lock(UUID id) {
        return read(entities.createNativeQuery(SELECT + "id = ?1 for update").setParameter(1, id.toString())).stream()
                .findFirst();
    }

    /** Those of an account that nobody has ended, locked, in one order for all who do so. */
    List<Session> lockUnended(UUID account) {
        return read(entities.createNativeQuery(SELECT + "account_id = ?1 and ended_at is null order by id for update")
                .setParameter(1, account.toString()));
    }

    /** Those that nobody has ended of an account that has more than so many, the oldest. */
    List<UUID> beyond(UUID account, int most) {
        List<?> ids = entities.createNativeQuery("select id from session where account_id = ?1 and ended_at is null"
                        + " order by created_at desc, id desc offset ?2")
                .setParameter(1, account.toString())
                .setParameter(2, most)
                .getResultList();
        return ids.stream().map(Sql::uuid).toList();
    }

    /**
     * Those of an account that live, the newest first.
     *
     * @param usedAfter before it they are idle for too long
     * @param after begins behind that session; empty for the first page
     */
    List<Session> live(UUID account, Instant now, Instant usedAfter, Optional<UUID> after, int count) {
        String place =
                after.isEmpty() ? "" : " and (created_at, id) < (select created_at, id from session where id = ?5)";
        Query query = entities.createNativeQuery(
                        SELECT + "account_id = ?1 and ended_at is null and expires_at > ?2 and last_used_at > ?3"
                                + place + " order by created_at desc, id desc limit ?4")
                .setParameter(1, account.toString())
                .setParameter(2, Sql.time(now))
                .setParameter(3, Sql.time(usedAfter))
                .setParameter(4, count);
        after.ifPresent(id -> query.setParameter(5, id.toString()));
        return read(query);
    }

    void used(UUID id, Instant now) {
        entities.createNativeQuery("update session set last_used_at = ?1 where id = ?2")
                .setParameter(1, Sql.time(now))
                .setParameter(2, id.toString())
                .executeUpdate();
    }

    void end(UUID id, EndReason reason, Instant now) {
        entities.createNativeQuery("update session set ended_at = ?1, end_reason = ?2 where id = ?3")
                .setParameter(1, Sql.time(now))
                .setParameter(2, reason.code())
                .setParameter(3, id.toString())
                .executeUpdate();
    }

    /** Erases from where an account's sessions came: personal data. */
    void erasePeers(UUID account) {
        entities.createNativeQuery("update session set address = '', user_agent = '' where account_id = ?1")
                .setParameter(1, account.toString())
                .executeUpdate();
    }

    /** Some that ran out or ended before that moment, locked, so many at most; none when others have all in hand. */
    List<UUID> lockOver(Instant before, int most) {
        List<?> over = expired.lock(most, Sql.time(Instant.EPOCH), Sql.time(before));
        if (over.isEmpty()) {
            over = ended.lock(most, Sql.time(Instant.EPOCH), Sql.time(before));
        }
        return over.stream().map(Sql::uuid).toList();
    }

    /** Forgets some, one at least, whose tokens are forgotten already. */
    void forget(List<UUID> sessions) {
        List<String> ids = sessions.stream().map(UUID::toString).toList();
        Sql.in(entities::createNativeQuery, "delete from session where id in", 1, ids)
                .executeUpdate();
    }

    private static List<Session> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    private static Session read(Object[] row) {
        return new Session(
                Sql.uuid(row[0]),
                Sql.uuid(row[1]),
                Sql.instant(row[2]).orElseThrow(),
                Sql.instant(row[3]).orElseThrow(),
                Sql.instant(row[4]).orElseThrow(),
                Sql.instant(row[5]).orElseThrow(),
                Sql.instant(row[6]),
                new Peer((String) row[7], (String) row[8]));
    }
}
