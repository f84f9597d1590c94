package io.symbolon.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a user token speaks of. Immutable; the string form is the id alone.
 *
 * @param roles the {@code groups} and, joined, the {@code scope}
 * @param sessionId the {@code sid}
 * @param authTime time of the last password check
 * @param audience the {@code aud}
 * @param properties the claim of that name, as a service asserts it; not checked any further
 */
public record UserSubject(
        UUID id,
        String email,
        boolean emailVerified,
        List<String> roles,
        UUID sessionId,
        Instant authTime,
        List<String> audience,
        Optional<List<Map<String, String>>> properties) {
    public UserSubject {
        roles = List.copyOf(roles);
        audience = List.copyOf(audience);
        properties = properties.map(List::copyOf);
    }

    /** Without {@code properties}: as most are. */
    public UserSubject(
            UUID id,
            String email,
            boolean emailVerified,
            List<String> roles,
            UUID sessionId,
            Instant authTime,
            List<String> audience) {
        this(id, email, emailVerified, roles, sessionId, authTime, audience, Optional.empty());
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
