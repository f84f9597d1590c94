package io.symbolon.user.profile;

import io.symbolon.user.encryption.DataKeys;
import io.symbolon.user.encryption.WrappedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** The data keys in the rows of the profiles. Thread-safe. */
@ApplicationScoped
@Transactional
class WrappedKeyStore {
    private final EntityManager entities;

    WrappedKeyStore() {
        this(null); // CDI proxy
    }

    @Inject
    WrappedKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @param known one key-encryption key or two; tells how many profiles neither opens */
    long countUnknown(Set<String> known) {
        List<String> ids = List.copyOf(known);
        Query query = entities.createNativeQuery("select count(*) from profile where kek <> ?1 and kek <> ?2")
                .setParameter(1, ids.get(0))
                .setParameter(2, ids.get(ids.size() - 1));
        return ((Number) query.getSingleResult()).longValue();
    }

    /** Users whose data key another key-encryption key wrapped, in the order of their ids. */
    List<String> notUnder(String kek, String after, int most) {
        List<?> users = entities.createNativeQuery(
                        "select id from profile where kek <> ?1 and id > ?2 order by id limit ?3")
                .setParameter(1, kek)
                .setParameter(2, after)
                .setParameter(3, most)
                .getResultList();
        return users.stream().map(String.class::cast).toList();
    }

    /** Not a change of the profile: its version stays. */
    void rewrap(String user, DataKeys keys) {
        List<?> rows = entities.createNativeQuery("select kek, wrapped_key from profile where id = ?1 for update")
                .setParameter(1, user)
                .getResultList();
        rows.stream()
                .findFirst()
                .map(row -> keys.rewrap(user, key((Object[]) row)))
                .ifPresent(
                        key -> entities.createNativeQuery("update profile set kek = ?1, wrapped_key = ?2 where id = ?3")
                                .setParameter(1, key.kek())
                                .setParameter(2, key.text())
                                .setParameter(3, user)
                                .executeUpdate());
    }

    private static WrappedKey key(Object[] row) {
        return new WrappedKey((String) row[0], (String) row[1]);
    }
}
