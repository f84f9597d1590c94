package io.symbolon.auth.session;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of refresh tokens, by their hashes. What changes it is done under the lock of the session, in the caller's
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class RefreshTokenStore {
    private final EntityManager entities;

    RefreshTokenStore() { // CDI proxy
        this(null);
    }

    @Inject
    public RefreshTokenStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @param predecessor hash of the token it came from; null for the first */
    void add(RefreshToken token, UUID session, Instant now, Instant expires, String predecessor) {
        entities.createNativeQuery("""
                        insert into refresh_token (hash, session_id, issued_at, expires_at, predecessor)
                        values (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, token.hash())
                .setParameter(2, session.toString())
                .setParameter(3, Sql.time(now))
                .setParameter(4, Sql.time(expires))
                .setParameter(5, predecessor)
                .executeUpdate();
    }

    /** Whose it is; takes no lock. */
    Optional<UUID> sessionOf(RefreshToken token) {
        List<?> ids = entities.createNativeQuery("select session_id from refresh_token where hash = ?1")
                .setParameter(1, token.hash())
                .getResultList();
        return ids.stream().map(Sql::uuid).findFirst();
    }

    Optional<StoredRefreshToken> find(RefreshToken token) {
        List<?> rows =
                entities.createNativeQuery("""
                        select hash, expires_at, used_at, predecessor, successor_salt from refresh_token
                        where hash = ?1""").setParameter(1, token.hash()).getResultList();
        return rows.stream().map(row -> read((Object[]) row)).findFirst();
    }

    /** Notes the use, and how to tell the successor again. */
    void use(StoredRefreshToken token, String salt, Instant now) {
        entities.createNativeQuery("update refresh_token set used_at = ?1, successor_salt = ?2 where hash = ?3")
                .setParameter(1, Sql.time(now))
                .setParameter(2, salt)
                .setParameter(3, token.hash())
                .executeUpdate();
    }

    /** From now on nobody can tell the successor of that token again. */
    void eraseSalt(String hash) {
        entities.createNativeQuery("update refresh_token set successor_salt = null where hash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }

    /** The same for all that were used before that moment; the condition is one for which H2, too, asks the index. */
    void eraseSalts(Instant usedBefore) {
        entities.createNativeQuery("""
                        update refresh_token set successor_salt = null
                        where successor_salt > '' and used_at < ?1""").setParameter(1, Sql.time(usedBefore)).executeUpdate();
    }

    /** Forgets those of sessions, one at least; so many at most, and tells how many. */
    int forget(List<UUID> sessions, int most) {
        List<String> ids = sessions.stream().map(UUID::toString).toList();
        List<?> hashes = Sql.in(
                        entities::createNativeQuery, "select hash from refresh_token where session_id in", 1, ids)
                .setMaxResults(most)
                .getResultList();
        return hashes.isEmpty()
                ? 0
                : Sql.in(entities::createNativeQuery, "delete from refresh_token where hash in", 1, hashes)
                        .executeUpdate();
    }

    private static StoredRefreshToken read(Object[] row) {
        return new StoredRefreshToken(
                (String) row[0],
                Sql.instant(row[1]).orElseThrow(),
                Sql.instant(row[2]),
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((String) row[4]));
    }
}
