package io.symbolon.auth.sessiontoken;

/** What became of a refresh. */
public sealed interface RefreshOutcome {
    record Refreshed(TokenAnswer answer) implements RefreshOutcome {}

    /** Unknown, expired, ended, used before: not to be told apart. */
    record NotRefreshed() implements RefreshOutcome {}

    /** The refresh token is good and stays unused; no token for that audience can be had. */
    record NoSuchAudience() implements RefreshOutcome {}

    /** The refresh token is good and stays unused; the user lacks a role that was asked for as scope. */
    record NoSuchScope() implements RefreshOutcome {}
}
