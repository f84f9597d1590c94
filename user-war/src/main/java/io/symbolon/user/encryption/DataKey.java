package io.symbolon.user.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals the fields of one owner: AES-256-GCM with owner and field as associated data, so that neither another's value nor
 * another field's can be put in a value's place. One key seals a person's few changes, far below the 2³² random nonces of
 * NIST SP 800-38D §8.3. Immutable, thread-safe.
 */
public final class DataKey {
    /** Bytes: AES-256. */
    static final int SIZE = 32;

    private final String owner;
    private final Aead aead;

    DataKey(String owner, byte[] key) throws GeneralSecurityException {
        this.owner = owner;
        this.aead = new AesGcmJce(key);
    }

    /** The text, sealed, in Base64; never twice the same. */
    public String seal(String field, String text) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(bytes(text), associated(field)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a field could not be sealed", impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed for another owner or field, or was changed since */
    public String open(String field, String sealed) {
        try {
            return new String(
                    aead.decrypt(Base64.getDecoder().decode(sealed), associated(field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("a sealed field does not open: " + field, broken);
        }
    }

    private byte[] associated(String field) {
        return bytes(owner + "|" + field);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
