package io.symbolon.auth.client;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import java.util.Set;

/**
 * A registered service. Immutable.
 *
 * @param audiences the services it may call
 * @param scopes what it may ask for, all audiences together
 * @param claims the claims it may assert of a user
 */
public record Client(ServiceName name, Set<ServiceName> audiences, Set<Scope> scopes, Set<String> claims) {
    public Client {
        audiences = Set.copyOf(audiences);
        scopes = Set.copyOf(scopes);
        claims = Set.copyOf(claims);
    }
}
