package io.symbolon.auth.password;

import java.time.Duration;

/** What became of a change of password. */
sealed interface ChangeOutcome {
    record Changed() implements ChangeOutcome {}

    /** The present one is another. */
    record WrongPassword() implements ChangeOutcome {}

    /** Too many wrong ones before: nothing was checked. */
    record Slowed(Duration delay) implements ChangeOutcome {}
}
