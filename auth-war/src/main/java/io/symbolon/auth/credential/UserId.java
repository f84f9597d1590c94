package io.symbolon.auth.credential;

import java.util.Optional;
import java.util.UUID;

/** A user's only identifier, the {@code sub} of their tokens. Never reused. Immutable. */
public record UserId(UUID value) {
    /** A new, random one (RFC 9562 version 4). */
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    /** Parses the canonical form; empty for anything else, the abbreviated forms of {@link UUID#fromString} too. */
    public static Optional<UserId> parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(new UserId(uuid)) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
