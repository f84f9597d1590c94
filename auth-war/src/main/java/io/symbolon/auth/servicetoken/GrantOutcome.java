package io.symbolon.auth.servicetoken;

import io.symbolon.auth.token.AccessToken;

/** What became of a token request. */
sealed interface GrantOutcome {
    record Granted(AccessToken token) implements GrantOutcome {}

    /** @param description for the developer of the client; holds nothing the client sent */
    record Refused(TokenError error, String description) implements GrantOutcome {}
}
