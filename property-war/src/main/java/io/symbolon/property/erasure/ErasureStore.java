package io.symbolon.property.erasure;

import io.symbolon.common.erasure.Departures;
import io.symbolon.common.event.ClaimStore;
import io.symbolon.property.property.PropertyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The users whom auth has told deleted, until that is settled. Thread-safe. */
@ApplicationScoped
@Transactional
public class ErasureStore implements Departures {
    /** A user token lives 300 s and is accepted 10 s longer: what it made after the first look is found by the last. */
    static final Duration LAST_LOOK = Duration.ofMinutes(6);

    private final EntityManager entities;
    private final ClaimStore due;
    private final PropertyStore properties;

    ErasureStore() { // CDI proxy
        this(null, null);
    }

    @Inject
    ErasureStore(EntityManager entities, PropertyStore properties) {
        this.entities = entities;
        this.due = new ClaimStore(entities, "departure", "user_id", "user_id", "due_at <= ?1", "due_at, user_id");
        this.properties = properties;
    }

    /** Notes what was told; nothing is erased before auth confirms it. Told again, it is no news. */
    public void note(UUID user, Instant now) {
        entities.createNativeQuery("""
                        insert into departure (user_id, told_at, due_at) values (?1, ?2, ?2)
                        on conflict do nothing""")
                .setParameter(1, user.toString())
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    @Override
    public List<UUID> claim(int most, Instant now, Instant leaseEnd) {
        List<UUID> users = due.lock(most, now.atOffset(ZoneOffset.UTC)).stream()
                .map(id -> UUID.fromString((String) id))
                .toList();
        users.forEach(user -> postpone(user, leaseEnd));
        return users;
    }

    @Override
    public void postpone(UUID user, Instant due) {
        entities.createNativeQuery("update departure set due_at = ?2 where user_id = ?1")
                .setParameter(1, user.toString())
                .setParameter(2, due.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** All properties go; the user is looked at once more when no token of theirs can be alive. */
    @Override
    public void erase(UUID user, Instant now) {
        properties.forget(user);
        int settled = entities.createNativeQuery("delete from departure where user_id = ?1 and told_at <= ?2")
                .setParameter(1, user.toString())
                .setParameter(2, now.minus(LAST_LOOK).atOffset(ZoneOffset.UTC))
                .executeUpdate();
        if (settled == 0) {
            postpone(user, now.plus(LAST_LOOK));
        }
    }

    @Override
    public void refute(UUID user) {
        entities.createNativeQuery("delete from departure where user_id = ?1")
                .setParameter(1, user.toString())
                .executeUpdate();
    }
}
