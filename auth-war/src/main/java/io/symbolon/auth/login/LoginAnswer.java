package io.symbolon.auth.login;

import java.util.UUID;

/** The tokens of a session just begun (RFC 6749 §5.1, and whose it is). The string form is redacted. */
public record LoginAnswer(
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
