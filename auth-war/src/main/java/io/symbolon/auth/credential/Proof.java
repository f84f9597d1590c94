package io.symbolon.auth.credential;

import io.symbolon.common.token.Sha256;

/**
 * An account and the password that stands for it. Immutable.
 *
 * @param fingerprint tells one stored password from the next, and nothing about either; never the same twice
 */
public record Proof(Account account, String fingerprint) {
    static Proof of(Account account, String hash) {
        return new Proof(account, Sha256.base64url(hash));
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
