package io.symbolon.auth.login;

/** What became of a login. */
sealed interface LoginOutcome {
    record LoggedIn(LoginAnswer answer) implements LoginOutcome {}

    /** Unknown, wrong or disabled: not to be told apart. */
    record Refused() implements LoginOutcome {}

    /** The password is right, and no token for that audience can be had. */
    record NoSuchAudience() implements LoginOutcome {}
}
