package io.symbolon.auth.ticket;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A ticket of 256 random bits, stored only as its SHA-256: with that much chance no salt is needed. Redacted. */
record Ticket(Secret value) {
    /** Bytes. */
    private static final int LENGTH = 32;

    static Ticket random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Ticket(Secret.of(base64(bytes)));
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
