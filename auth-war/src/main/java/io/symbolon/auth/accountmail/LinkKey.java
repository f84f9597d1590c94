package io.symbolon.auth.accountmail;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives a letter's token from its id: carried again, the letter bears the same one, and the outbox holds nothing that
 * opens an account. The key itself is derived, by HMAC-SHA-256 under a label, from one that serves another purpose.
 * Thread-safe.
 */
public final class LinkKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "symbolon account link";

    private final byte[] key;

    public LinkKey(Secret secret) {
        this.key = hmac(secret.reveal().getBytes(StandardCharsets.UTF_8), LABEL);
    }

    LinkToken token(UUID letter) {
        byte[] bits = hmac(key, letter.toString());
        return new LinkToken(Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bits)));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(ALGORITHM + " is not available", unavailable);
        }
    }
}
