package io.symbolon.auth.token;

import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A user, and the service that acts for them. Immutable.
 *
 * @param user as the exchanged token names them: the {@code sub}, {@code sid}, {@code auth_time} and {@code upn}
 * @param client who acts: the {@code client_id}
 * @param act the claim of that name
 * @param notAfter the {@code exp} of the exchanged token
 * @param asOf when it was decided: the {@code iat}
 */
public record Delegation(
        UserCaller user,
        boolean emailVerified,
        ServiceName client,
        Map<String, Object> act,
        ServiceName audience,
        Set<Scope> scopes,
        Instant notAfter,
        Instant asOf) {
    public Delegation {
        act = Map.copyOf(act);
        scopes = Set.copyOf(scopes);
    }
}
