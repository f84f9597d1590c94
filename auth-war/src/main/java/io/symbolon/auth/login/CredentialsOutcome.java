package io.symbolon.auth.login;

import java.time.Duration;

/** What became of credentials that a service handed on. */
sealed interface CredentialsOutcome {
    record Ticketed(CredentialsAnswer answer) implements CredentialsOutcome {}

    /** Unknown, wrong or disabled: not to be told apart. */
    record Refused() implements CredentialsOutcome {}

    /** Too many wrong ones before: nothing was checked, whatever the password. */
    record Slowed(Duration delay) implements CredentialsOutcome {}
}
