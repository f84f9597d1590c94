package io.symbolon.common.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A user, with the session ({@code sid}) and the time of the last password check ({@code auth_time}). {@code email} is the
 * {@code upn} claim: personal data, which the string form leaves out.
 */
public record UserCaller(
        UUID id, String sessionId, String email, Instant authTime, Set<String> roles, Set<Scope> scopes, String tokenId)
        implements Caller {
    public UserCaller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
