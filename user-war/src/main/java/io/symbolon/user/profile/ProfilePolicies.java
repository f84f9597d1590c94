package io.symbolon.user.profile;

import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;

/** Who may do what with whose profile, member by member (CONTRACT section 5). */
final class ProfilePolicies {
    static final String READ = "read";
    static final String CHANGE = "change";

    static final Policy OWNER_READS = Policy.permit("owner-reads", it -> it.isTo(READ) && it.isByOwner());

    static final Policy ADMIN_READS =
            Policy.permit("admin-reads", it -> it.isTo(READ) && it.subject().hasRole("admin"));

    static final Policy SCOPED_SERVICE_READS = Policy.permit(
            "scoped-service-reads",
            it -> it.isTo(READ) && it.subject().isService() && it.subject().hasScope("profiles:read"));

    static final Policy OWNER_CHANGES = Policy.permit("owner-changes", it -> it.isTo(CHANGE) && it.isByOwner());

    static final Policy ADMIN_CHANGES =
            Policy.permit("admin-changes", it -> it.isTo(CHANGE) && it.subject().hasRole("admin"));

    static final Policy READ_ONLY_MEMBERS_STAY = Policy.deny(
            "read-only-members-stay",
            it -> it.isTo(CHANGE) && it.resource().fields().stream().anyMatch(ProfileField.READ_ONLY::contains));

    static final Policy UNRULED_MEMBERS_ARE_NOBODYS = Policy.deny(
            "unruled-members-are-nobodys",
            it -> !ProfileField.ALL.containsAll(it.resource().fields()));

    static final Policies ALL = Policies.of(
            OWNER_READS,
            ADMIN_READS,
            SCOPED_SERVICE_READS,
            OWNER_CHANGES,
            ADMIN_CHANGES,
            READ_ONLY_MEMBERS_STAY,
            UNRULED_MEMBERS_ARE_NOBODYS);

    private ProfilePolicies() {}

    /** @param owner null for an identifier that is no user's */
    static Resource profile(UserId owner) {
        String id = owner == null ? null : owner.toString();
        return Resource.of("profile", id, id);
    }
}
