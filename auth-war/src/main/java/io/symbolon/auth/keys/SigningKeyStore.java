package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;

/**
 * The signing keys' table; private keys lie in it encrypted only, and no longer than they sign. Joins the caller's
 * transaction. Thread-safe.
 */
@ApplicationScoped
class SigningKeyStore {
    private static final String STANDING = "kid, published_at, activated_at, retired_at";

    private final EntityManager entities;
    private final KeyEncryption encryption;

    SigningKeyStore() { // CDI proxy
        this(null, null);
    }

    @Inject
    public SigningKeyStore(EntityManager entities, KeyEncryption encryption) {
        this.entities = entities;
        this.encryption = encryption;
    }

    /** Waits for whoever else is changing the keys; to be called before anything is read that a change rests on. */
    void lock() {
        entities.createNativeQuery("select id from signing_key_cycle where id = 1 for update")
                .getSingleResult();
    }

    /** What time it is for everybody on this database. */
    Instant now() {
        return Sql.instant(
                        entities.createNativeQuery("select current_timestamp").getSingleResult())
                .orElseThrow();
    }

    KeyCycle cycle() {
        List<?> rows = entities.createNativeQuery(
                        "select " + STANDING + " from signing_key where tainted_at is null order by published_at, kid")
                .getResultList();
        boolean asked = !entities.createNativeQuery(
                        "select id from signing_key_cycle where id = 1 and asked_at is not null")
                .getResultList()
                .isEmpty();
        return new KeyCycle(rows.stream().map(row -> standing((Object[]) row)).toList(), asked);
    }

    /**
     * Every published key that is not tainted, the oldest first.
     *
     * @throws UndecryptableKeyException when one does not open
     */
    List<SigningKey> published() {
        List<?> rows = entities.createNativeQuery(
                        "select " + STANDING
                                + ", public_jwk, private_key from signing_key where tainted_at is null order by published_at, kid")
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    void publish(ECKey key, Instant now) {
        at(now, "insert into signing_key (published_at, kid, public_jwk, private_key) values (?1, ?2, ?3, ?4)")
                .setParameter(2, key.getKeyID())
                .setParameter(3, key.toPublicJWK().toJSONString())
                .setParameter(4, encryption.encrypt(key.getD().decode(), key.getKeyID()))
                .executeUpdate();
    }

    /** The key signs from now on, whichever did before signs no more and loses its private half. */
    void activate(String kid, Instant now) {
        at(now, """
                        update signing_key set retired_at = ?1, private_key = ''
                        where activated_at is not null and retired_at is null""").executeUpdate();
        int activated = at(now, """
                        update signing_key set activated_at = ?1
                        where kid = ?2 and activated_at is null and tainted_at is null""").setParameter(2, kid).executeUpdate();
        if (activated != 1) {
            throw new IllegalStateException("the signing key " + kid + " is no standby");
        }
        entities.createNativeQuery("update signing_key_cycle set asked_at = null where id = 1")
                .executeUpdate();
    }

    void ask(Instant now) {
        at(now, "update signing_key_cycle set asked_at = ?1 where id = 1 and asked_at is null")
                .executeUpdate();
    }

    boolean exists(String kid) {
        return !entities.createNativeQuery("select kid from signing_key where kid = ?1")
                .setParameter(1, kid)
                .getResultList()
                .isEmpty();
    }

    /** Whether it was not tainted before; its row stays, so that it never comes back. */
    boolean taint(String kid, Instant now) {
        return at(now, """
                        update signing_key set tainted_at = ?1, private_key = ''
                        where kid = ?2 and tainted_at is null""").setParameter(2, kid).executeUpdate() == 1;
    }

    void forget(String kid) {
        entities.createNativeQuery("delete from signing_key where kid = ?1 and tainted_at is null")
                .setParameter(1, kid)
                .executeUpdate();
    }

    private Query at(Instant now, String statement) {
        return entities.createNativeQuery(statement).setParameter(1, Sql.time(now));
    }

    private SigningKey read(Object[] row) {
        KeyStanding standing = standing(row);
        try {
            ECKey jwk = ECKey.parse((String) row[4]);
            String hidden = (String) row[5];
            return new SigningKey(hidden.isEmpty() ? jwk : whole(jwk, hidden), standing);
        } catch (ParseException damaged) {
            throw new IllegalStateException(
                    "the signing key " + standing.kid() + " in the database is damaged", damaged);
        }
    }

    private ECKey whole(ECKey jwk, String hidden) {
        return new ECKey.Builder(jwk)
                .d(Base64URL.encode(encryption.decrypt(hidden, jwk.getKeyID())))
                .build();
    }

    private static KeyStanding standing(Object[] row) {
        return new KeyStanding(
                (String) row[0], Sql.instant(row[1]).orElseThrow(), Sql.instant(row[2]), Sql.instant(row[3]));
    }
}
