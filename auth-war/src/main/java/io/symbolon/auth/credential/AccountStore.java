package io.symbolon.auth.credential;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The account table. What changes it joins the caller's transaction or makes its own. Thread-safe. */
@ApplicationScoped
public class AccountStore {
    private static final String COLUMNS =
            "id, email, roles, email_verified, disabled, profile_status, created_at, password_hash, version";

    private final EntityManager entities;

    AccountStore() { // CDI proxy
        this(null);
    }

    @Inject
    public AccountStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Stores a new account; false when the address is taken, by a transaction that commits at the same moment too: it is
     * waited for.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(Account account, EmailAddress email, String passwordHash) {
        return entities.createNativeQuery("""
                                insert into account (id, email, email_key, password_hash, roles, email_verified,
                                                     profile_status, created_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing""")
                        .setParameter(1, account.id().toString())
                        .setParameter(2, email.address())
                        .setParameter(3, email.key())
                        .setParameter(4, passwordHash)
                        .setParameter(5, String.join(" ", new TreeSet<>(account.roles())))
                        .setParameter(6, account.emailVerified())
                        .setParameter(7, account.profileStatus())
                        .setParameter(8, Sql.time(account.createdAt()))
                        .executeUpdate()
                == 1;
    }

    /** The account of that id; empty when there is none, or it was deleted. */
    public Optional<Account> find(UserId id) {
        return select("where id = ?1 and email is not null", id.toString()).map(StoredCredential::account);
    }

    /** The same, nobody else's any more until the present transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> lock(UserId id) {
        return select("where id = ?1 and email is not null for update", id.toString())
                .map(StoredCredential::account);
    }

    /** The account of that address. */
    public Optional<Account> find(EmailAddress email) {
        return findCredential(email).map(StoredCredential::account);
    }

    /** The oldest first, without the deleted ones; at most {@code count}, beginning after that account. */
    public List<Account> list(Optional<UserId> after, int count) {
        String place =
                after.isEmpty() ? "" : " and (created_at, id) > (select created_at, id from account where id = ?2)";
        Query query = entities.createNativeQuery("select " + COLUMNS + " from account where email is not null" + place
                        + " order by created_at, id limit ?1")
                .setParameter(1, count);
        after.ifPresent(id -> query.setParameter(2, id.toString()));
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> read((Object[]) row).account()).toList();
    }

    Optional<StoredCredential> findCredential(UserId id) {
        return select("where id = ?1 and email is not null", id.toString());
    }

    Optional<StoredCredential> findCredential(EmailAddress email) {
        return select("where email_key = ?1", email.key());
    }

    /**
     * The account and its present password, locked until the transaction ends; empty when there is none, or it was deleted.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Proof> hold(UserId id) {
        return select("where id = ?1 and email is not null for update", id.toString())
                .map(stored -> Proof.of(stored.account(), stored.hash()));
    }

    /** Replaces a hash by one of the same password; false when meanwhile it became another. */
    @Transactional
    boolean rehash(UserId id, String before, String after) {
        return entities.createNativeQuery("update account set password_hash = ?1 where id = ?2 and password_hash = ?3")
                        .setParameter(1, after)
                        .setParameter(2, id.toString())
                        .setParameter(3, before)
                        .executeUpdate()
                == 1;
    }

    /** Notes that the address is its owner's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addressProved(UserId id) {
        entities.createNativeQuery("update account set email_verified = true where id = ?1 and email is not null")
                .setParameter(1, id.toString())
                .executeUpdate();
    }

    /** Notes that the profile exists; no effect on an unknown or deleted account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void profileCreated(UserId id) {
        entities.createNativeQuery("update account set profile_status = 'created' where id = ?1")
                .setParameter(1, id.toString())
                .executeUpdate();
    }

    private Optional<StoredCredential> select(String where, String parameter) {
        List<?> rows = entities.createNativeQuery("select " + COLUMNS + " from account " + where)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).findFirst();
    }

    private static StoredCredential read(Object[] row) {
        Account account = new Account(
                new UserId(Sql.uuid(row[0])),
                (String) row[1],
                Set.of(((String) row[2]).split(" ")),
                (Boolean) row[3],
                (Boolean) row[4],
                (String) row[5],
                ((Number) row[8]).longValue(),
                Sql.instant(row[6]).orElseThrow());
        return new StoredCredential(account, (String) row[7]);
    }
}
