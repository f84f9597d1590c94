package io.symbolon.auth.credential;

/** What became of an e-mail address and a password. */
public sealed interface CredentialCheck {
    /** They belong to this account, which may log in. */
    record Accepted(Account account) implements CredentialCheck {}

    /** Unknown address, wrong password or disabled account: not to be told apart. */
    record Refused() implements CredentialCheck {}

    /** Too much hashing goes on; nothing was learned. */
    record Busy() implements CredentialCheck {}
}
