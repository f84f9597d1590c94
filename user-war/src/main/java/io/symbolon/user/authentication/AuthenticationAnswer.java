package io.symbolon.user.authentication;

import java.util.UUID;

/**
 * The tokens of a session just begun (RFC 6749 §5.1), and what became of the properties. The string form is redacted.
 *
 * @param propertiesAvailable whether the access token carries them
 * @param propertiesTruncated true when it does not carry all; else null
 */
public record AuthenticationAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        String scope,
        UUID userId,
        UUID sessionId,
        boolean propertiesAvailable,
        Boolean propertiesTruncated) {
    static AuthenticationAnswer of(BegunSession session, boolean available, boolean truncated) {
        return new AuthenticationAnswer(
                session.accessToken(),
                session.tokenType(),
                session.expiresIn(),
                session.refreshToken(),
                session.scope(),
                session.userId(),
                session.sessionId(),
                available,
                truncated ? true : null);
    }

    @Override
    public String toString() {
        return "session " + sessionId;
    }
}
