package io.symbolon.auth.client;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash that service tokens are stored as: HMAC-SHA-256 under a pepper from the secrets. Thread-safe. */
public final class TokenHash {
    private final SecretKeySpec pepper;

    public TokenHash(Secret pepper) {
        this.pepper = new SecretKeySpec(pepper.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String of(Secret token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(token.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", unavailable);
        }
    }

    /** Compares two hashes in constant time (R39). */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
