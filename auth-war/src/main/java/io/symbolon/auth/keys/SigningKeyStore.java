package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.symbolon.auth.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.text.ParseException;
import java.util.List;

/** The signing keys' table; private keys lie in it encrypted only. Joins the caller's transaction. Thread-safe. */
@ApplicationScoped
public class SigningKeyStore {
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

    void add(SigningKey key) {
        entities.createNativeQuery("""
                        insert into signing_key (kid, public_jwk, private_key, published_at, activated_at)
                        values (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, key.kid())
                .setParameter(2, key.jwk().toPublicJWK().toJSONString())
                .setParameter(3, encryption.encrypt(key.jwk().getD().decode(), key.kid()))
                .setParameter(4, Sql.time(key.publishedAt()))
                .setParameter(5, Sql.time(key.activatedAt().orElseThrow()))
                .executeUpdate();
    }

    /**
     * Every published key that is not tainted, the oldest first.
     *
     * @throws UndecryptableKeyException when one does not open
     */
    List<SigningKey> published() {
        List<?> rows = entities.createNativeQuery("""
                        select kid, public_jwk, private_key, published_at, activated_at, retired_at from signing_key
                        where tainted_at is null order by published_at, kid""").getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    private SigningKey read(Object[] row) {
        String kid = (String) row[0];
        try {
            ECKey jwk = new ECKey.Builder(ECKey.parse((String) row[1]))
                    .d(Base64URL.encode(encryption.decrypt((String) row[2], kid)))
                    .build();
            return new SigningKey(jwk, Sql.instant(row[3]).orElseThrow(), Sql.instant(row[4]), Sql.instant(row[5]));
        } catch (ParseException damaged) {
            throw new IllegalStateException("the signing key " + kid + " in the database is damaged", damaged);
        }
    }
}
