package io.symbolon.auth.audit;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Binds each record to all before it, under a key that the database never sees: HMAC-SHA-256 (RFC 2104), one key derived
 * for links and one for heads. Thread-safe.
 */
public final class Seal {
    /** What stands before the first link. */
    static final String BEGINNING = "0".repeat(64);

    private final HmacSha256 links;
    private final HmacSha256 heads;

    /** @param key at least 256 bits, kept outside the database */
    public Seal(Secret key) {
        HmacSha256 root = new HmacSha256(key);
        this.links = root.derive("symbolon audit link");
        this.heads = root.derive("symbolon audit head");
    }

    /** The link at a place, in hexadecimal. */
    String link(String previous, long place, StoredRecord record) {
        byte[] canonical = record.canonical();
        ByteBuffer sealed = ByteBuffer.allocate(32 + Long.BYTES + canonical.length)
                .put(HexFormat.of().parseHex(previous))
                .putLong(place)
                .put(canonical);
        return HexFormat.of().formatHex(links.of(sealed.array()));
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
        return HexFormat.of().formatHex(heads.of(count + " " + mac + " " + time));
    }
}
