package io.symbolon.common.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one key. Immutable, thread-safe. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when the secret is empty */
    public HmacSha256(Secret key) {
        this(key.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Under a key of its own for the purpose, which tells nothing of this one. */
    public HmacSha256 derive(String purpose) {
        return new HmacSha256(of(purpose));
    }

    /** 32 bytes, of the text as UTF-8. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 43 characters: base64url (RFC 4648 §5) without padding. */
    public String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text));
    }

    /** 32 bytes, of the parts one after another: their lengths must tell where each ends. */
    public byte[] of(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
