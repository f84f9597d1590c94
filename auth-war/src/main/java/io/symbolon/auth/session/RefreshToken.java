package io.symbolon.auth.session;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** An opaque refresh token of 256 bits (R29), stored only as its SHA-256: with that much chance no salt is needed. */
record RefreshToken(Secret value) {
    /**
     * Bytes: "The probability of an attacker guessing generated tokens … MUST be less than or equal to 2^(-128)"
     * (RFC 6749 §10.10).
     */
    private static final int LENGTH = 32;

    static RefreshToken random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return of(bytes);
    }

    static RefreshToken of(byte[] bytes) {
        return new RefreshToken(
                Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** As it is stored and found again. */
    String hash() {
        return Sha256.base64url(value.reveal());
    }
}
