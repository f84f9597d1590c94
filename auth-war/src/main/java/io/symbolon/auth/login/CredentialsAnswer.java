package io.symbolon.auth.login;

import java.util.UUID;

/** Whose credentials they are, and the ticket to begin their session with. The string form is redacted. */
public record CredentialsAnswer(UUID userId, String ticket, long expiresIn) {
    @Override
    public String toString() {
        return "[ticket of " + userId + "]";
    }
}
