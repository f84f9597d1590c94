package io.symbolon.auth.audit;

import io.symbolon.common.token.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds each record to all before it, under a key that the database never sees: HMAC-SHA-256 (RFC 2104), one key derived
 * for links and one for heads. Thread-safe.
 */
public final class Seal {
    /** What stands before the first link. */
    static final String BEGINNING = "0".repeat(64);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec links;
    private final SecretKeySpec heads;

    /** @param key at least 256 bits, kept outside the database */
    public Seal(Secret key) {
        SecretKeySpec root = new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.links = derive(root, "symbolon audit link");
        this.heads = derive(root, "symbolon audit head");
    }

    /** The link at a place, in hexadecimal. */
    String link(String previous, long place, StoredRecord record) {
        byte[] canonical = record.canonical();
        ByteBuffer sealed = ByteBuffer.allocate(32 + Long.BYTES + canonical.length)
                .put(HexFormat.of().parseHex(previous))
                .putLong(place)
                .put(canonical);
        return hex(links, sealed.array());
    }

    /** A head as it leaves the database, to be held against the chain later. */
    Head sign(long count, String mac, Instant time) {
        return new Head(count, mac, time, signature(count, mac, time));
    }

    /** Whether this key signed it. */
    boolean isSigned(Head head) {
        return same(signature(head.count(), head.mac(), head.time()), head.signature());
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(long count, String mac, Instant time) {
        return hex(heads, (count + " " + mac + " " + time).getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKeySpec derive(SecretKeySpec root, String purpose) {
        return new SecretKeySpec(hmac(root, purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    private static String hex(SecretKeySpec key, byte[] text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", unavailable);
        }
    }
}
