package io.symbolon.user.profile;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Changes a profile, tells of it and records it in the same transaction. The profile's row is locked meanwhile: two changes at once take
 * effect one after the other, each on what the other left, unless a precondition forbids it. Thread-safe.
 */
@ApplicationScoped
class ProfileRevision {
    /** What became of it. */
    sealed interface Outcome {}

    /** The profile as it is now. */
    record Revised(ProfileView profile, boolean isChanged) implements Outcome {}

    /** @param violations at least one */
    record Refused(List<Violation> violations) implements Outcome {}

    /** It is not what the client believed it to be. */
    record Outdated() implements Outcome {}

    /** There is none. */
    record Absent() implements Outcome {}

    private final ProfileStore profiles;
    private final ProfileEvents events;
    private final AuditLog audit;

    ProfileRevision() {
        this(null, null, null); // CDI proxy
    }

    @Inject
    ProfileRevision(ProfileStore profiles, ProfileEvents events, AuditLog audit) {
        this.profiles = profiles;
        this.events = events;
        this.audit = audit;
    }

    /** @param precondition asked of the present state, once nobody else can change it */
    @Transactional
    Outcome of(UserId user, ProfilePatch patch, Predicate<ProfileView> precondition) {
        Optional<Profile> locked = profiles.lock(user);
        if (locked.isEmpty()) {
            return new Absent();
        }
        ProfileView before = profiles.view(locked.get());
        return precondition.test(before) ? revise(locked.get(), before, patch) : new Outdated();
    }

    private Outcome revise(Profile profile, ProfileView before, ProfilePatch patch) {
        ProfilePatch.Result result = patch.applyTo(profiles.person(profile));
        if (result instanceof ProfilePatch.Patched patched) {
            return patched.changed().isEmpty()
                    ? new Revised(before, false)
                    : new Revised(write(profile, patched), true);
        }
        return new Refused(((ProfilePatch.Refused) result).violations());
    }

    private ProfileView write(Profile profile, ProfilePatch.Patched patched) {
        ProfileView after = profiles.write(profile, patched.person());
        events.updated(after, patched.changed());
        audit.record(AuditEvent.success(AuditType.USER_UPDATED)
                .subject(after.id())
                .detail("members", String.join(" ", patched.changed()))
                .build());
        return after;
    }
}
