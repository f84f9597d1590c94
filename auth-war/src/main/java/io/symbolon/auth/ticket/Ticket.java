package io.symbolon.auth.ticket;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** A ticket of 256 random bits, stored only as its SHA-256: with that much chance no salt is needed. Redacted. */
record Ticket(Secret value) {
    /** Bytes. */
    private static final int LENGTH = 32;

    static Ticket random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Ticket(Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** As it is stored and found again. */
    String hash() {
        return Sha256.base64url(value.reveal());
    }
}
