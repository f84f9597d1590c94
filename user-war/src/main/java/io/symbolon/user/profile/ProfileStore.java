package io.symbolon.user.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps profiles. Joins the caller's transaction or makes its own; an unavailable database throws. Thread-safe. */
@ApplicationScoped
@Transactional
public class ProfileStore {
    private final EntityManager entities;
    private final Clock clock;

    ProfileStore() {
        this(null, null); // CDI proxy
    }

    @Inject
    public ProfileStore(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Creates a user's profile; empty when there is one. The caller holds the account's lock. */
    public Optional<ProfileView> create(BaseProfile base) {
        if (entities.find(Profile.class, base.id().toString()) != null) {
            return Optional.empty();
        }
        Profile profile = new Profile(base, clock.instant());
        entities.persist(profile);
        entities.flush(); // the version is given on the way to the database
        return Optional.of(profile.view());
    }

    /** Shows the activity in the profile, if there is one. Not a change of the profile: the version stays. */
    public void seen(UserId user, Instant lastActivity) {
        // native: EclipseLink's bulk update would count the version up
        entities.createNativeQuery("update profile set last_activity_at = ?1 where id = ?2")
                .setParameter(1, lastActivity.atOffset(ZoneOffset.UTC))
                .setParameter(2, user.toString())
                .executeUpdate();
    }

    /** The user's profile; empty before it is created. */
    public Optional<ProfileView> find(UserId user) {
        return Optional.ofNullable(entities.find(Profile.class, user.toString()))
                .map(Profile::view);
    }
}
