package io.symbolon.auth.credential;

import java.time.Duration;

/** What became of a password check. */
public sealed interface CheckOutcome {
    /** It is the account's password, and the account may log in. */
    record Proven(Proof proof) implements CheckOutcome {}

    /** Unknown, wrong or disabled: not to be told apart. */
    record Wrong() implements CheckOutcome {}

    /** Too many wrong ones before: nothing was checked, nor will be for so long. */
    record Slowed(Duration delay) implements CheckOutcome {}
}
