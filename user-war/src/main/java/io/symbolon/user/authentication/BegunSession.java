package io.symbolon.user.authentication;

import java.util.UUID;

/** What auth answers to {@code POST /v1/auth/internal/sessions}. The string form is redacted. */
public record BegunSession(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        String scope,
        UUID userId,
        UUID sessionId) {
    @Override
    public String toString() {
        return "session " + sessionId;
    }
}
