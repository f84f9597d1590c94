package io.symbolon.user.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/** One key that wraps data keys, derived from a secret by HKDF (RFC 5869). Immutable, thread-safe. */
final class KeyEncryptionKey {
    /** Bytes: enough to tell a handful of keys apart. */
    private static final int ID_SIZE = 8;

    private final String id;
    private final Aead aead;
    private final DataKey inbox;

    private KeyEncryptionKey(String id, Aead aead, DataKey inbox) {
        this.id = id;
        this.aead = aead;
        this.inbox = inbox;
    }

    static KeyEncryptionKey of(Secret secret) {
        try {
            byte[] id = derived(secret, "symbolon profile key id", ID_SIZE);
            byte[] key = derived(secret, "symbolon profile key wrapping", DataKey.SIZE);
            byte[] inbox = derived(secret, "symbolon inbox sealing", DataKey.SIZE);
            return new KeyEncryptionKey(HexFormat.of().formatHex(id), new AesGcmJce(key), new DataKey("inbox", inbox));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256 and AES", impossible);
        }
    }

    /** Tells it from others without telling anything of it. */
    String id() {
        return id;
    }

    /** Derived from the same secret: what waits in the inbox may not have an owner with a key yet. */
    DataKey inbox() {
        return inbox;
    }

    WrappedKey wrap(String owner, byte[] dataKey) {
        try {
            byte[] wrapped = aead.encrypt(dataKey, associated(owner));
            return new WrappedKey(id, Base64.getEncoder().encodeToString(wrapped));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a data key could not be wrapped", impossible);
        }
    }

    byte[] unwrap(String owner, WrappedKey wrapped) {
        try {
            return aead.decrypt(Base64.getDecoder().decode(wrapped.text()), associated(owner));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("a data key does not unwrap", broken);
        }
    }

    private static byte[] derived(Secret secret, String purpose, int size) throws GeneralSecurityException {
        byte[] input = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return Hkdf.computeHkdf("HmacSha256", input, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), size);
    }

    private static byte[] associated(String owner) {
        return ("key|" + owner).getBytes(StandardCharsets.UTF_8);
    }
}
