package io.symbolon.auth.registration;

import io.symbolon.auth.credential.Account;
import io.symbolon.common.problem.Violation;
import java.util.List;

/** What became of a registration. */
sealed interface RegistrationOutcome {
    /** The account exists and USER_CREATED will be told. */
    record Registered(Account account) implements RegistrationOutcome {}

    /** The address has an account already. */
    record Taken() implements RegistrationOutcome {}

    /** The request is not acceptable. */
    record Invalid(List<Violation> violations) implements RegistrationOutcome {}

    /** Too much hashing goes on: later. */
    record Busy() implements RegistrationOutcome {}
}
