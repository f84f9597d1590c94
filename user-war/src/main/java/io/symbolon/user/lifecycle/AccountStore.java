package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

/** Keeps what is known of accounts. Thread-safe. */
@ApplicationScoped
class AccountStore {
    private final EntityManager entities;

    AccountStore() {
        this(null); // CDI proxy
    }

    @Inject
    AccountStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The account, made known if it was not, and locked: events of one user take effect one after the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    Account lock(UserId user) {
        entities.createNativeQuery("""
                        insert into account (id, state, state_version) values (?1, 'ACTIVE', 0)
                        on conflict do nothing""").setParameter(1, user.toString()).executeUpdate();
        return entities.find(Account.class, user.toString(), LockModeType.PESSIMISTIC_WRITE);
    }
}
