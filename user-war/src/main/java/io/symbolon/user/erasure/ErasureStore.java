package io.symbolon.user.erasure;

import io.symbolon.common.erasure.Departures;
import io.symbolon.common.event.ClaimStore;
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
        this.due =
                new ClaimStore(entities, "account", "id", "id", "erasure_due_at between ?1 and ?2", "erasure_due_at");
        this.profiles = profiles;
        this.events = events;
    }

    @Override
    public List<UUID> claim(int most, Instant now, Instant leaseEnd) {
        List<UUID> users = due.lock(most, Instant.EPOCH.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)).stream()
                .map(id -> UUID.fromString((String) id))
                .toList();
        users.forEach(user -> postpone(user, leaseEnd));
        return users;
    }

    @Override
    public void postpone(UUID user, Instant due) {
        update("erasure_due_at = ?2", user)
                .setParameter(2, due.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** All that is personal goes, with the key that sealed it; that there was such an account stays, or it could come back. */
    @Override
    public void erase(UUID user, Instant now) {
        update("erasure_due_at = null, last_activity_at = null", user).executeUpdate();
        profiles.erase(new UserId(user));
        events.forget(user.toString(), WELCOME_MAILS);
    }

    @Override
    public void refute(UUID user) {
        update("erasure_due_at = null, state = 'ACTIVE', state_version = 0", user)
                .executeUpdate();
    }

    private Query update(String changes, UUID user) {
        return entities.createNativeQuery("update account set " + changes + " where id = ?1 and state = 'DELETED'")
                .setParameter(1, user.toString());
    }
}
