package io.symbolon.auth.client;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which service a scope is meant for: the one its prefix names (CONTRACT section 2); any other prefix, every service. */
public final class ScopeOwners {
    private static final Map<String, ServiceName> OWNERS = Map.of(
            "auth", new ServiceName("auth-service"),
            "profiles", new ServiceName("user-service"),
            "properties", new ServiceName("property-service"),
            "email", new ServiceName("email-service"));

    private ScopeOwners() {}

    /** Those of the scopes that a token for this audience may carry. */
    public static Set<Scope> of(ServiceName audience, Collection<Scope> scopes) {
        return scopes.stream()
                .filter(scope -> owner(scope).map(audience::equals).orElse(true))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<ServiceName> owner(Scope scope) {
        int colon = scope.value().indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.ofNullable(OWNERS.get(scope.value().substring(0, colon)));
    }
}
