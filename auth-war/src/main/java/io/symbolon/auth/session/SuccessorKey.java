package io.symbolon.auth.session;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the successor of a refresh token (ARCHITECTURE, decision 14): HMAC-SHA-256 under the server's key over a salt and
 * the presented token. Who has the token, the salt and the key can tell the successor again; the database has only the salt.
 * Thread-safe.
 */
public final class SuccessorKey {
    private static final String ALGORITHM = "HmacSHA256";
    /** Bytes. */
    private static final int SALT = 32;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public SuccessorKey(Secret key) {
        this.key = new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** A new salt: without it a stolen key and a stolen token would tell the whole family to come. */
    String salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    /** Always the same for the same salt and token. */
    RefreshToken successor(String salt, RefreshToken presented) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(Base64.getUrlDecoder().decode(salt)); // of one length: nothing has to stand between the two
            return RefreshToken.of(mac.doFinal(presented.value().reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", unavailable);
        }
    }
}
