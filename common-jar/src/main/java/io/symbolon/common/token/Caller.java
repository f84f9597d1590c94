package io.symbolon.common.token;

import java.util.Set;

/**
 * Who makes the present request, as a verified access token names them. Asked of {@link CurrentCaller}, never injected:
 * an injected caller outlives its request. Immutable.
 */
public sealed interface Caller permits UserCaller, ServiceCaller {
    /** The {@code sub} claim: a user's UUID or a service's name. */
    String subject();

    /** The {@code groups} claim. */
    Set<String> roles();

    /** The {@code scope} claim. */
    Set<Scope> scopes();

    /** The {@code jti} claim. */
    String tokenId();

    /** Whether the caller bears the role. */
    default boolean hasRole(String role) {
        return roles().contains(role);
    }
}
