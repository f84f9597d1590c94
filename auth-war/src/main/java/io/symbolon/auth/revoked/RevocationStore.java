package io.symbolon.auth.revoked;

import io.symbolon.common.database.Sql;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;

/** The table of revocations and the numbering of its rows. Joins the caller's transaction. Thread-safe. */
@ApplicationScoped
public class RevocationStore {
    private final EntityManager entities;

    RevocationStore() { // CDI proxy
        this(null);
    }

    @Inject
    public RevocationStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Without a place: inserts wait for nobody. */
    void add(Entry entry) {
        bound(entry, """
                        insert into revocation (id, kind, revoked, not_before, expires_at)
                        values (?1, ?2, ?3, ?4, ?5)""").executeUpdate();
    }

    /** Unless one is there that lasts as long; two at the same moment may both find none, which harms nobody. */
    void addOnce(Entry entry) {
        bound(entry, """
                        insert into revocation (id, kind, revoked, not_before, expires_at)
                        select ?1, ?2, ?3, ?4, ?5 from revocation_feed where not exists (
                            select 1 from revocation where kind = ?2 and revoked = ?3 and expires_at >= ?5)""").executeUpdate();
    }

    /** Whether a committed entry has no place yet; takes no lock. */
    boolean isWaiting() {
        return !entities.createNativeQuery("select id from revocation where place is null limit 1")
                .getResultList()
                .isEmpty();
    }

    /**
     * Gives places to entries that have none, under the feed's lock: places become visible in their order, and an entry that
     * is not committed has none.
     *
     * @param most how many at once
     * @return how many there were
     */
    int number(int most) {
        Object last = entities.createNativeQuery("select last_place from revocation_feed where id = 1 for update")
                .getSingleResult();
        List<?> waiting = entities.createNativeQuery(
                        "select id from revocation where place is null order by not_before, id limit ?1")
                .setParameter(1, most)
                .getResultList();
        long place = ((Number) last).longValue();
        for (Object id : waiting) {
            entities.createNativeQuery("update revocation set place = ?1 where id = ?2")
                    .setParameter(1, ++place)
                    .setParameter(2, id)
                    .executeUpdate();
        }
        entities.createNativeQuery("update revocation_feed set last_place = ?1 where id = 1")
                .setParameter(1, place)
                .executeUpdate();
        return waiting.size();
    }

    /** The last place that was given; {@link Cursor#START} when none ever was. */
    Cursor end() {
        List<?> rows = entities.createNativeQuery(
                        "select place, id from revocation where place is not null order by place desc limit 1")
                .getResultList();
        return rows.isEmpty() ? Cursor.START : cursor((Object[]) rows.get(0));
    }

    /** Whether the cursor is a place of this feed that is still kept. */
    boolean knows(Cursor cursor) {
        if (cursor.equals(Cursor.START)) {
            return true;
        }
        return !entities.createNativeQuery("select id from revocation where place = ?1 and id = ?2")
                .setParameter(1, cursor.place())
                .setParameter(2, cursor.id())
                .getResultList()
                .isEmpty();
    }

    /** What stands after a place and has not expired, in order. */
    List<Placed> after(long place, Instant now, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select place, id, kind, revoked, not_before, expires_at from revocation
                        where place > ?1 and expires_at > ?2 order by place limit ?3""")
                .setParameter(1, place)
                .setParameter(2, Sql.time(now))
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> placed((Object[]) row)).toList();
    }

    /** Forgets what has expired, but for the last place: readers stand on it. */
    int purge(Instant now) {
        return entities.createNativeQuery("""
                        delete from revocation where expires_at <= ?1
                        and place < (select last_place from revocation_feed where id = 1)""").setParameter(1, Sql.time(now)).executeUpdate();
    }

    private Query bound(Entry entry, String statement) {
        return entities.createNativeQuery(statement)
                .setParameter(1, entry.id().toString())
                .setParameter(2, entry.kind().text())
                .setParameter(3, entry.value())
                .setParameter(4, Sql.time(entry.notBefore()))
                .setParameter(5, Sql.time(entry.expires()));
    }

    private static Placed placed(Object[] row) {
        Instant notBefore = Sql.instant(row[4]).orElseThrow();
        Instant expires = Sql.instant(row[5]).orElseThrow();
        return new Placed(cursor(row), new RevokedEntry((String) row[2], (String) row[3], notBefore, expires));
    }

    private static Cursor cursor(Object[] row) {
        return new Cursor(((Number) row[0]).longValue(), (String) row[1]);
    }
}
