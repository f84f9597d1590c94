package io.symbolon.auth.sessiontoken;

import java.util.UUID;

/** What a login, a refresh and whatever else begins or continues a session answers: RFC 6749 §5.1, and whose it is. The string form is redacted. */
public record TokenAnswer(
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
