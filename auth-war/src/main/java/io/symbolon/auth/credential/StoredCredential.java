package io.symbolon.auth.credential;

/** An account with its password's hash in encoded form. The string form is the account's alone. */
record StoredCredential(Account account, String hash) {
    @Override
    public String toString() {
        return account.toString();
    }
}
