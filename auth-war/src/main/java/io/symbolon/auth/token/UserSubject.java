package io.symbolon.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whom a user token speaks of. Immutable; the string form is the id alone.
 *
 * @param roles the {@code groups} and, joined, the {@code scope}
 * @param sessionId the {@code sid}
 * @param authTime time of the last password check
 * @param audience the {@code aud}
 */
public record UserSubject(
        UUID id,
        String email,
        boolean emailVerified,
        List<String> roles,
        UUID sessionId,
        Instant authTime,
        List<String> audience) {
    public UserSubject {
        roles = List.copyOf(roles);
        audience = List.copyOf(audience);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
