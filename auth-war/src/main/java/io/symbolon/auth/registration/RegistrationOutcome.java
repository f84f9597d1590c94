package io.symbolon.auth.registration;

import io.symbolon.auth.credential.Account;

/** What became of a registration. */
sealed interface RegistrationOutcome {
    /** The account exists and USER_CREATED will be told. */
    record Registered(Account account) implements RegistrationOutcome {}

    /** The address has an account already. */
    record Taken() implements RegistrationOutcome {}
}
