package io.symbolon.auth.servicetoken;

import io.symbolon.auth.token.AccessToken;

/** A token response (RFC 6749 §5.1). The string form is redacted. */
public record ServiceTokenAnswer(String accessToken, String tokenType, long expiresIn, String scope) {
    static ServiceTokenAnswer of(AccessToken token) {
        return new ServiceTokenAnswer(
                token.value().reveal(), "Bearer", token.expiresIn().toSeconds(), token.scope());
    }

    @Override
    public String toString() {
        return "[service token]";
    }
}
