package io.symbolon.auth.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * An account and the password that stands for it. Immutable.
 *
 * @param fingerprint tells one stored password from the next, and nothing about either; never the same twice
 */
public record Proof(Account account, String fingerprint) {
    static Proof of(Account account, String hash) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.US_ASCII));
            return new Proof(account, Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("SHA-256 is not available", unavailable);
        }
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
