package io.symbolon.auth.session;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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
        return new RefreshToken(Secret.of(base64(bytes)));
    }

    /** As it is stored and found again. */
    String hash() {
        try {
            return base64(
                    MessageDigest.getInstance("SHA-256").digest(value.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("SHA-256 is not available", unavailable);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
