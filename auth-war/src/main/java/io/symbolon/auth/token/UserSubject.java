package io.symbolon.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a user token speaks of. Immutable; the string form is the id alone.
 *
 * @param sessionId the {@code sid}
 * @param authTime time of the last password check
 * @param audience the {@code aud}
 */
public record UserSubject(
        UUID id,
        String email,
        boolean emailVerified,
        Set<String> roles,
        UUID sessionId,
        Instant authTime,
        List<String> audience) {
    public UserSubject {
        roles = Set.copyOf(roles);
        audience = List.copyOf(audience);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
