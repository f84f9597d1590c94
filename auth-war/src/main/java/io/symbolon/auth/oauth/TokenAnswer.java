package io.symbolon.auth.oauth;

import io.symbolon.auth.token.AccessToken;

/**
 * A token response (RFC 6749 §5.1). The string form is redacted.
 *
 * @param issuedTokenType after token exchange (RFC 8693 §2.2.1)
 */
public record TokenAnswer(String accessToken, String tokenType, long expiresIn, String scope, String issuedTokenType) {
    static TokenAnswer of(AccessToken token, String issuedTokenType) {
        return new TokenAnswer(
                token.value().reveal(), "Bearer", token.expiresIn().toSeconds(), token.scope(), issuedTokenType);
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
