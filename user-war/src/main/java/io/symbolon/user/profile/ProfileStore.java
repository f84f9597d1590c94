package io.symbolon.user.profile;

import io.symbolon.common.database.Sql;
import io.symbolon.user.encryption.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps profiles, what is personal sealed. Joins the caller's transaction or makes its own; an unavailable database throws.
 * Thread-safe.
 */
@ApplicationScoped
public class ProfileStore {
    private static final String FIND = "select " + Profile.COLUMNS + " from profile where id = ?";

    private final EntityManager entities;
    private final DataSource database;
    private final DataKeys keys;
    private final Clock clock;

    ProfileStore() {
        this(null, null, null, null); // CDI proxy
    }

    @Inject
    public ProfileStore(EntityManager entities, DataSource database, DataKeys keys, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** Creates a user's profile; empty when there is one. The caller holds the account's lock. */
    @Transactional
    public Optional<ProfileView> create(BaseProfile base) {
        if (entities.find(Profile.class, base.id().toString()) != null) {
            return Optional.empty();
        }
        Profile profile = new Profile(base, keys, now());
        entities.persist(profile);
        entities.flush(); // the version is given on the way to the database
        return Optional.of(view(profile));
    }

    /** Shows the activity in the profile, if there is one. Not a change of the profile: the version stays. */
    @Transactional
    public void seen(UserId user, Instant lastActivity) {
        // native: EclipseLink's bulk update would count the version up
        entities.createNativeQuery("update profile set last_activity_at = ?1 where id = ?2")
                .setParameter(1, Sql.time(lastActivity))
                .setParameter(2, user.toString())
                .executeUpdate();
    }

    /**
     * The user's profile; empty before it is created. Read as one row without entity or transaction, which would cost more
     * than all else that a read does.
     */
    public Optional<ProfileView> find(UserId user) {
        return row(user).map(this::view);
    }

    private Optional<Profile> row(UserId user) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, user.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Profile.read(row)) : Optional.empty();
            }
        } catch (SQLException unread) {
            throw new IllegalStateException("the profile cannot be read", unread);
        }
    }

    /** Forgets all that is personal of the user, with the only key that opens it. */
    @Transactional
    public void erase(UserId user) {
        entities.createNativeQuery("delete from profile where id = ?1")
                .setParameter(1, user.toString())
                .executeUpdate();
        keys.forget(user.toString());
    }

    /** The user's profile, locked until the present transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Profile> lock(UserId user) {
        return Optional.ofNullable(entities.find(Profile.class, user.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** What is kept from now on; the caller holds the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    ProfileView write(Profile profile, Person person) {
        profile.change(person, keys, now());
        entities.flush(); // the version is given on the way to the database
        return view(profile);
    }

    ProfileView view(Profile profile) {
        return profile.view(keys);
    }

    Person person(Profile profile) {
        return profile.person(keys);
    }

    /** Microseconds are what both databases keep: an answer must equal what a later one says. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
