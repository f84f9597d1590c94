package io.symbolon.auth.keys;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys at rest: AES-256-GCM (NIST SP 800-38D) with a random nonce, the key's id as associated data, so
 * that no row can take another's place. The AES key is derived from the secret by HMAC-SHA-256. What was encrypted
 * under the secret before opens as well, while there is one. Thread-safe.
 */
public final class KeyEncryption {
    /** Bytes (SP 800-38D §5.2.1.1). */
    private static final int NONCE = 12;
    /** Bits. */
    private static final int TAG = 128;

    private static final String PURPOSE = "symbolon signing keys v1";

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param previous the secret before; empty: none */
    public KeyEncryption(Secret keyEncryptionKey, Optional<Secret> previous) {
        this.keys = Stream.concat(Stream.of(keyEncryptionKey), previous.stream())
                .map(secret -> new SecretKeySpec(new HmacSha256(secret).of(PURPOSE), "AES"))
                .toList();
    }

    String encrypt(byte[] plain, String kid) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, kid).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("AES-GCM is not available", unavailable);
        }
    }

    /** @throws UndecryptableKeyException when it was encrypted under another secret, for another id, or was changed */
    byte[] decrypt(String encrypted, String kid) {
        byte[] bytes = Base64.getDecoder().decode(encrypted);
        GeneralSecurityException last = null;
        for (SecretKeySpec key : keys) {
            try {
                return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE), kid)
                        .doFinal(bytes, NONCE, bytes.length - NONCE);
            } catch (GeneralSecurityException anothersOrForged) {
                last = anothersOrForged;
            }
        }
        throw new UndecryptableKeyException(kid, last);
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String kid)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
