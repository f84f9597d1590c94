package io.symbolon.user.profile;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.Authorization;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Whose profile the present caller means, and what they may do with it. Thread-safe. */
@Dependent
final class ProfileAccess {
    /** The caller's own, in place of an identifier. */
    private static final String ME = "me";

    private final ProfileStore profiles;
    private final Authorization authorization;
    private final CurrentCaller current;
    private final AuditLog audit;

    @Inject
    ProfileAccess(ProfileStore profiles, Authorization authorization, CurrentCaller current, AuditLog audit) {
        this.profiles = profiles;
        this.authorization = authorization;
        this.current = current;
        this.audit = audit;
    }

    /** Empty for what is no user's identifier. */
    Optional<UserId> asked(String id) {
        return ME.equals(id) ? own() : UserId.parse(id);
    }

    boolean isOwn(UserId user) {
        return own().filter(user::equals).isPresent();
    }

    boolean may(String action, Optional<UserId> asked, Set<String> members) {
        Resource profile = ProfilePolicies.profile(asked.orElse(null)).touching(members);
        return authorization.permits(ProfilePolicies.ALL, action, profile);
    }

    /** The profile of a user whose profile may be read; another's leaves a record. */
    Optional<ProfileView> read(UserId user) {
        Optional<ProfileView> found = profiles.find(user);
        found.ifPresent(profile -> noteShown(user, profile));
        return found;
    }

    /** A profile is shown, and has not been changed; another's leaves a record. */
    void noteShown(UserId user, ProfileView profile) {
        if (!isOwn(user)) {
            audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                    .subject(profile.id())
                    .detail("resource", "profile")
                    .build());
        }
    }

    private Optional<UserId> own() {
        return current.get().filter(UserCaller.class::isInstance).map(caller -> new UserId(((UserCaller) caller).id()));
    }
}
