package io.symbolon.property.property;

import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;

/**
 * Who may do what with a property, member by member (CONTRACT section 6): its owner everything, an administrator look at
 * it.
 */
final class PropertyPolicies {
    static final String READ = "read";
    static final String CHANGE = "change";
    static final String REMOVE = "remove";

    static final Policy OWNER_READS = Policy.permit("owner-reads", it -> it.isTo(READ) && it.isByOwner());

    static final Policy OWNER_CHANGES = Policy.permit("owner-changes", it -> it.isTo(CHANGE) && it.isByOwner());

    static final Policy OWNER_REMOVES = Policy.permit("owner-removes", it -> it.isTo(REMOVE) && it.isByOwner());

    static final Policy ADMINISTRATOR_READS = Policy.permit(
            "administrator-reads",
            it -> it.isTo(READ) && it.subject().isUser() && it.subject().hasRole("admin"));

    static final Policy READ_ONLY_MEMBERS_STAY = Policy.deny(
            "read-only-members-stay",
            it -> it.isTo(CHANGE) && it.resource().fields().stream().anyMatch(PropertyField.READ_ONLY::contains));

    static final Policy UNRULED_MEMBERS_ARE_NOBODYS = Policy.deny(
            "unruled-members-are-nobodys",
            it -> !PropertyField.ALL.containsAll(it.resource().fields()));

    static final Policies ALL = Policies.of(
            OWNER_READS,
            OWNER_CHANGES,
            OWNER_REMOVES,
            ADMINISTRATOR_READS,
            READ_ONLY_MEMBERS_STAY,
            UNRULED_MEMBERS_ARE_NOBODYS);

    private PropertyPolicies() {}

    static Resource resource(Property property) {
        return Resource.of("property", property.view().id().toString(), property.owner());
    }
}
