package io.symbolon.auth.grant;

import io.symbolon.auth.token.AccessToken;

/** What became of a token request. */
public sealed interface GrantOutcome {
    /** The token. */
    record Granted(AccessToken token) implements GrantOutcome {}

    /** @param description for the developer of the client; holds nothing the client sent */
    record Refused(GrantError error, String description) implements GrantOutcome {}
}
