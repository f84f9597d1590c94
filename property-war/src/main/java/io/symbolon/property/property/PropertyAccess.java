package io.symbolon.property.property;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.Authorization;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the present caller may see and do. What they may not see does not exist for them. Thread-safe. */
@Dependent
final class PropertyAccess {
    private final PropertyStore store;
    private final Authorization authorization;
    private final CurrentCaller caller;
    private final AuditLog audit;

    @Inject
    PropertyAccess(PropertyStore store, Authorization authorization, CurrentCaller caller, AuditLog audit) {
        this.store = store;
        this.authorization = authorization;
        this.caller = caller;
        this.audit = audit;
    }

    /** The property, when the caller may read it; somebody else's leaves a record. */
    Optional<PropertyView> read(UUID id) {
        Optional<Property> seen = visible(id);
        seen.filter(property -> !property.owner().equals(caller.user().subject()))
                .ifPresent(property -> record(AuditType.SENSITIVE_READ, property.owner(), property.view()));
        return seen.map(Property::view);
    }

    /**
     * Why the caller may not do it; empty when they may.
     *
     * @param members those it is about
     */
    Optional<Response> refusal(UUID id, String action, Set<String> members) {
        Optional<Property> seen = visible(id);
        if (seen.isEmpty()) {
            return Optional.of(absent());
        }
        return seen.filter(property -> !permits(action, property, members))
                .map(property -> Problem.of(ProblemType.FORBIDDEN).response());
    }

    static Response absent() {
        return Problem.of(ProblemType.NOT_FOUND).response();
    }

    private Optional<Property> visible(UUID id) {
        return store.find(id).filter(property -> permits(PropertyPolicies.READ, property, PropertyField.ALL));
    }

    private boolean permits(String action, Property property, Set<String> members) {
        Resource resource = PropertyPolicies.resource(property).touching(members);
        return authorization.permits(PropertyPolicies.ALL, action, resource);
    }

    /** What the caller did with one of their own. */
    void record(AuditType type, PropertyView property) {
        record(type, caller.user().subject(), property);
    }

    private void record(AuditType type, String owner, PropertyView property) {
        audit.record(AuditEvent.success(type)
                .subject(owner)
                .detail("property", property.id())
                .build());
    }
}
