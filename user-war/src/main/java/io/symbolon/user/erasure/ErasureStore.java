package io.symbolon.user.erasure;

import io.symbolon.common.event.EventStore;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The accounts that auth has told deleted, until that is settled. Claiming moves the due time to the lease's end, so that
 * what a crashed server claimed simply falls due again. Thread-safe.
 */
@ApplicationScoped
@Transactional
class ErasureStore {
    /** The one destination whose letters hold an address. */
    private static final String WELCOME_MAILS = "email-service";

    private final EntityManager entities;
    private final ProfileStore profiles;
    private final EventStore events;

    ErasureStore() {
        this(null, null, null); // CDI proxy
    }

    @Inject
    ErasureStore(EntityManager entities, ProfileStore profiles, EventStore events) {
        this.entities = entities;
        this.profiles = profiles;
        this.events = events;
    }

    /** Those that are due, the longest waiting first; nobody else gets them until the lease ends. */
    List<UserId> claim(int most, Instant now, Instant leaseEnd) {
        List<?> due = entities.createNativeQuery("""
                        select id from account where erasure_due_at <= ?1
                        order by erasure_due_at, id limit ?2 for update skip locked""")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, most)
                .getResultList();
        List<UserId> users =
                due.stream().flatMap(id -> UserId.parse((String) id).stream()).toList();
        users.forEach(user -> postpone(user, leaseEnd));
        return users;
    }

    void postpone(UserId user, Instant due) {
        update("erasure_due_at = ?2", user)
                .setParameter(2, due.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** All that is personal goes, with the key that sealed it; that there was such an account stays, or it could come back. */
    void erase(UserId user) {
        update("erasure_due_at = null, last_activity_at = null", user).executeUpdate();
        profiles.erase(user);
        events.forget(user.toString(), WELCOME_MAILS);
    }

    /** auth knows of no deletion: the account is as if none had been told. */
    void refute(UserId user) {
        update("erasure_due_at = null, state = 'ACTIVE', state_version = 0", user)
                .executeUpdate();
    }

    private Query update(String changes, UserId user) {
        return entities.createNativeQuery("update account set " + changes + " where id = ?1 and state = 'DELETED'")
                .setParameter(1, user.toString());
    }
}
