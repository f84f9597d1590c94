package io.symbolon.auth.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may become of an account after its creation. Each change raises the account's version by one. Joins the caller's
 * transaction, which holds the account's lock ({@link AccountStore#lock}). Thread-safe.
 */
@ApplicationScoped
public class AccountChangeStore {
    private static final String CHANGE = "update account set version = version + 1, ";

    private final EntityManager entities;

    AccountChangeStore() { // CDI proxy
        this(null);
    }

    @Inject
    public AccountChangeStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Waits for everybody who may be taking an administrator away, until the present transaction ends: to be called before
     * the account is locked.
     */
    public void lockAdministrators() {
        entities.createNativeQuery("select name from milestone where name = 'first-administrator' for update")
                .getSingleResult();
    }

    /** Whether an enabled administrator would be left without that account. */
    public boolean isAnotherAdministrator(UserId than) {
        return !entities.createNativeQuery("""
                        select id from account where id <> ?1 and not disabled and email is not null
                        and ' ' || roles || ' ' like '% admin %' limit 1""")
                .setParameter(1, than.toString())
                .getResultList()
                .isEmpty();
    }

    public void password(UserId id, String hash) {
        change(id, "password_hash = ?2").setParameter(2, hash).executeUpdate();
    }

    public void disable(UserId id) {
        change(id, "disabled = true").executeUpdate();
    }

    public void enable(UserId id) {
        change(id, "disabled = false").executeUpdate();
    }

    public void assign(UserId id, Set<String> roles) {
        change(id, "roles = ?2")
                .setParameter(2, String.join(" ", new TreeSet<>(roles)))
                .executeUpdate();
    }

    /** Leaves the row, so that the id is never anybody else's, and nothing personal in it. */
    public void erase(UserId id) {
        change(id, "disabled = true, email = null, email_key = null, password_hash = null, email_verified = false")
                .executeUpdate();
    }

    private Query change(UserId id, String what) {
        return entities.createNativeQuery(CHANGE + what + " where id = ?1").setParameter(1, id.toString());
    }
}
