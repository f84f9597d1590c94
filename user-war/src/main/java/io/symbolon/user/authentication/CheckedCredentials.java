package io.symbolon.user.authentication;

import java.util.UUID;

/** What auth answers to right credentials: whose they are, and the ticket to begin the session with. Redacted. */
public record CheckedCredentials(UUID userId, String ticket) {
    @Override
    public String toString() {
        return "[ticket of " + userId + "]";
    }
}
