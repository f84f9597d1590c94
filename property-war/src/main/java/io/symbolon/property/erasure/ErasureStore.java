package io.symbolon.property.erasure;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import io.symbolon.common.erasure.Departures;
import io.symbolon.property.property.PropertyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
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
        this.due = new ClaimStore(
                entities, "departure", "user_id", "user_id", "(due_at <= ?1 or due_at > ?2)", "due_at, user_id");
        this.properties = properties;
    }

    /** Notes what was told; nothing is erased before auth confirms it. Told again, auth is asked again and looked after again. */
    public void note(UUID user, Instant now) {
        boolean noted;
        do { // what was there may be settled just now
            noted = add(user, now) || renew(user, now);
        } while (!noted);
    }

    private boolean add(UUID user, Instant now) {
        return noted(
                "insert into departure (user_id, told_at, due_at) values (?1, ?2, ?2) on conflict do nothing",
                user,
                now);
    }

    private boolean renew(UUID user, Instant now) {
        return noted("update departure set told_at = ?2, due_at = ?2 where user_id = ?1", user, now);
    }

    private boolean noted(String statement, UUID user, Instant now) {
        return entities.createNativeQuery(statement)
                        .setParameter(1, user.toString())
                        .setParameter(2, Sql.time(now))
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<UUID> claim(int most, Instant now, Instant leaseEnd) {
        List<UUID> users = due.lock(most, Sql.time(now), Sql.time(now.plus(LONGEST_DELAY))).stream()
                .map(Sql::uuid)
                .toList();
        users.forEach(user -> postpone(user, leaseEnd));
        return users;
    }

    @Override
    public void postpone(UUID user, Instant due) {
        entities.createNativeQuery("update departure set due_at = ?2 where user_id = ?1")
                .setParameter(1, user.toString())
                .setParameter(2, Sql.time(due))
                .executeUpdate();
    }

    /** All properties go; the user is looked at once more when no token of theirs can be alive. */
    @Override
    public void erase(UUID user, Instant now) {
        properties.forget(user);
        int settled = entities.createNativeQuery("delete from departure where user_id = ?1 and told_at <= ?2")
                .setParameter(1, user.toString())
                .setParameter(2, Sql.time(now.minus(LAST_LOOK)))
                .executeUpdate();
        if (settled == 0) {
            lookAgain(user, now);
        }
    }

    /** What seems to have been told later than now was told under another clock: from now on, at the latest. */
    private void lookAgain(UUID user, Instant now) {
        entities.createNativeQuery("update departure set due_at = ?2, told_at = least(told_at, ?3) where user_id = ?1")
                .setParameter(1, user.toString())
                .setParameter(2, Sql.time(now.plus(LAST_LOOK)))
                .setParameter(3, Sql.time(now))
                .executeUpdate();
    }

    @Override
    public void refute(UUID user, Instant leaseEnd) {
        entities.createNativeQuery("delete from departure where user_id = ?1 and due_at = ?2")
                .setParameter(1, user.toString())
                .setParameter(2, Sql.time(leaseEnd))
                .executeUpdate();
    }
}
