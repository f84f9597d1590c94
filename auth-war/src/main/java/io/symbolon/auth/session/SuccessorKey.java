package io.symbolon.auth.session;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Derives the successor of a refresh token (ARCHITECTURE, decision 14): HMAC-SHA-256 under the server's key over a salt and
 * the presented token. Who has the token, the salt and the key can tell the successor again; the database has only the salt.
 * Thread-safe.
 */
public final class SuccessorKey {
    /** Bytes. */
    private static final int SALT = 32;

    private final HmacSha256 key;
    private final SecureRandom random = new SecureRandom();

    public SuccessorKey(Secret key) {
        this.key = new HmacSha256(key);
    }

    /** A new salt: without it a stolen key and a stolen token would tell the whole family to come. */
    String salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    /** Always the same for the same salt and token. */
    RefreshToken successor(String salt, RefreshToken presented) {
        byte[] first = Base64.getUrlDecoder().decode(salt); // of one length: nothing has to stand between the two
        return RefreshToken.of(key.of(first, presented.value().reveal().getBytes(StandardCharsets.UTF_8)));
    }
}
