package io.symbolon.auth.oauth;

import io.symbolon.auth.token.AccessToken;

/**
 * A token response (RFC 6749 §5.1). The string form is redacted.
 *
 * @param refreshToken only where one was exchanged
 * @param scope always: it may be another than asked for, of which the server "MUST include the "scope" response
 *     parameter to inform the client" (RFC 6749 §3.3)
 * @param issuedTokenType after token exchange (RFC 8693 §2.2.1)
 */
public record TokenAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        String scope,
        String issuedTokenType) {
    static TokenAnswer of(AccessToken token, String issuedTokenType) {
        return new TokenAnswer(
                token.value().reveal(), "Bearer", token.expiresIn().toSeconds(), null, token.scope(), issuedTokenType);
    }

    static TokenAnswer of(io.symbolon.auth.sessiontoken.TokenAnswer session) {
        return new TokenAnswer(
                session.accessToken(),
                session.tokenType(),
                session.expiresIn(),
                session.refreshToken(),
                session.scope(),
                null);
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
