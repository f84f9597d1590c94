package io.symbolon.property.property;

import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;

/** Who may do what with a property (CONTRACT section 6): its owner everything, an administrator look at it. */
final class PropertyPolicies {
    static final String READ = "read";
    static final String CHANGE = "change";
    static final String REMOVE = "remove";

    static final Policies ALL = Policies.of(
            Policy.permit("owner-reads", it -> it.isTo(READ) && it.isByOwner()),
            Policy.permit("owner-changes", it -> it.isTo(CHANGE) && it.isByOwner()),
            Policy.permit("owner-removes", it -> it.isTo(REMOVE) && it.isByOwner()),
            Policy.permit(
                    "administrator-reads",
                    it -> it.isTo(READ) && it.subject().isUser() && it.subject().hasRole("admin")));

    private PropertyPolicies() {}

    static Resource resource(Property property) {
        return Resource.of("property", property.view().id().toString(), property.owner());
    }
}
