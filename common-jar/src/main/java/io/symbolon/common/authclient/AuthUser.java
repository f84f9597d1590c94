package io.symbolon.common.authclient;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An account as auth has it now. With a token's validation come {@code id}, {@code email}, {@code roles} and {@code status}
 * alone; the others are null then. Immutable; the string form leaves personal data out.
 *
 * @param status {@code unverified}, {@code active} or {@code disabled}
 * @param profileStatus {@code pending} or {@code created}
 */
public record AuthUser(
        UUID id,
        String email,
        Boolean emailVerified,
        Set<String> roles,
        String status,
        String profileStatus,
        Instant createdAt) {
    public AuthUser {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
