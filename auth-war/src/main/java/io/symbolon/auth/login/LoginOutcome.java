package io.symbolon.auth.login;

import io.symbolon.auth.sessiontoken.TokenAnswer;
import java.time.Duration;

/** What became of a login. */
sealed interface LoginOutcome {
    record LoggedIn(TokenAnswer answer) implements LoginOutcome {}

    /** Unknown, wrong or disabled: not to be told apart. */
    record Refused() implements LoginOutcome {}

    /** Too many wrong ones before: nothing was checked, whatever the password. */
    record Slowed(Duration delay) implements LoginOutcome {}

    /** The password is right, and no token for that audience can be had. */
    record NoSuchAudience() implements LoginOutcome {}
}
