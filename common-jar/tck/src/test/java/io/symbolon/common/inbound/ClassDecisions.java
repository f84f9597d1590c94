package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Kinds;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Jakarta Annotations' own reading of a resource class: what stands on it holds for methods without a decision. */
public class ClassDecisions {
    /** Whether the guard would refuse the method for want of a decision. */
    public boolean isUndecided(Method method) {
        return Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class).noneMatch(method::isAnnotationPresent);
    }

    /** What its class says; a class that says nothing is open. */
    public Rule rule(Class<?> resource) {
        RolesAllowed allowed = resource.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            Set<String> roles = Set.of(allowed.value());
            return new Rule(Rule.Access.GUARDED, Kinds.BOTH, Set.of(), roles, Set.of(), false, Optional.empty());
        }
        return Rule.of(resource.isAnnotationPresent(DenyAll.class) ? Rule.Access.CLOSED : Rule.Access.OPEN);
    }
}
