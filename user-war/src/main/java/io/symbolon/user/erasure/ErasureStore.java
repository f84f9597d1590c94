package io.symbolon.user.erasure;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import io.symbolon.common.erasure.Departures;
import io.symbolon.common.event.EventStore;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The accounts that auth has told deleted, until that is settled. Thread-safe. */
@ApplicationScoped
@Transactional
public class ErasureStore implements Departures {
    /** The one destination whose letters go to the user. */
    private static final String WELCOME_MAILS = "email-service";

    private final EntityManager entities;
    private final ClaimStore due;
    private final ProfileStore profiles;
    private final EventStore events;

    ErasureStore() {
        this(null, null, null); // CDI proxy
    }

    @Inject
    ErasureStore(EntityManager entities, ProfileStore profiles, EventStore events) {
        this.entities = entities;
        this.due = new ClaimStore(
                entities,
                "account",
                "id",
                "id",
                "erasure_due_at >= ?1 and (erasure_due_at <= ?2 or erasure_due_at > ?3)",
                "erasure_due_at");
        this.profiles = profiles;
        this.events = events;
    }

    @Override
    public List<UUID> claim(int most, Instant now, Instant leaseEnd) {
        List<UUID> users =
                due.lock(most, Sql.time(Instant.EPOCH), Sql.time(now), Sql.time(now.plus(LONGEST_DELAY))).stream()
                        .map(Sql::uuid)
                        .toList();
        users.forEach(user -> postpone(user, leaseEnd));
        return users;
    }

    @Override
    public void postpone(UUID user, Instant due) {
        update("erasure_due_at = ?2", "erasure_due_at is not null", user)
                .setParameter(2, Sql.time(due))
                .executeUpdate();
    }

    /**
     * All that is personal goes, with the key that sealed it; that there was such an account stays, or it could come back.
     * Events first: whoever tries one again locks it before the account.
     */
    @Override
    public void erase(UUID user, Instant now) {
        events.forget(user.toString(), WELCOME_MAILS);
        update("erasure_due_at = null, last_activity_at = null, state = 'DELETED'", "true", user)
                .executeUpdate();
        profiles.erase(new UserId(user));
    }

    @Override
    public void refute(UUID user, Instant leaseEnd) {
        update("erasure_due_at = null", "erasure_due_at = ?2", user)
                .setParameter(2, Sql.time(leaseEnd))
                .executeUpdate();
    }

    private Query update(String changes, String condition, UUID user) {
        return entities.createNativeQuery("update account set " + changes + " where id = ?1 and " + condition)
                .setParameter(1, user.toString());
    }
}
