package io.symbolon.email.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import io.symbolon.email.transport.MailAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps stored mails unreadable without {@code email.content.key}: AES-256-GCM with the message id as associated data, so
 * that contents cannot be exchanged. Each message has a key of its own, derived by HMAC-SHA-256: no key comes near the
 * 2³² random nonces of NIST SP 800-38D §8.3. Thread-safe.
 */
final class ContentCipher {
    /** First byte of every ciphertext: how the rest is to be read. */
    private static final byte VERSION = 1;

    /** NIST SP 800-38D §8.2: 96 bits. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecureRandom random = new SecureRandom();
    private final HmacSha256 contentKey;
    private final HmacSha256 fingerprintKey;
    private final HmacSha256 addressKey;

    ContentCipher(Secret key) {
        HmacSha256 secret = new HmacSha256(key);
        this.contentKey = secret.derive("symbolon mail content");
        this.fingerprintKey = secret.derive("symbolon idempotency fingerprint");
        this.addressKey = secret.derive("symbolon mail address");
    }

    Ciphertext encrypt(UUID id, Envelope envelope) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(JSON.writeValueAsBytes(envelope));
            return new Ciphertext(ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("a mail could not be encrypted", impossible);
        }
    }

    /** The mail; empty when it was stored under another key, for another message, or was tampered with. */
    Optional<Envelope> decrypt(UUID id, Ciphertext stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored.bytes());
        if (bytes.remaining() <= 1 + NONCE_BYTES || bytes.get() != VERSION) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        try {
            byte[] content = cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(sealed);
            return Optional.of(JSON.readValue(content, Envelope.class));
        } catch (GeneralSecurityException | IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Tells equal bodies from others without giving them away, as a bare digest of a short text would. */
    String fingerprint(String body) {
        return HexFormat.of().formatHex(fingerprintKey.of(body));
    }

    /** A name for an address that nobody can read or guess without the key; alike in upper and lower case. */
    String pseudonym(MailAddress address) {
        return HexFormat.of().formatHex(addressKey.of(address.value().toLowerCase(Locale.ROOT)));
    }

    private Cipher cipher(int mode, UUID id, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(contentKey.of(id.toString()), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
