package io.symbolon.auth.client;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keyed hash that service tokens are stored as: HMAC-SHA-256 under a pepper from the secrets. Tokens that were stored
 * under the pepper before are known as well, while there is one. Thread-safe.
 */
public final class TokenHash {
    private final List<HmacSha256> peppers;

    /** @param previous the pepper before; empty: none */
    public TokenHash(Secret pepper, Optional<Secret> previous) {
        this.peppers = Stream.concat(Stream.of(pepper), previous.stream())
                .map(HmacSha256::new)
                .toList();
    }

    /** As it is stored from now on. */
    String of(Secret token) {
        return hash(peppers.get(0), token);
    }

    /** Every way in which it may be stored. */
    List<String> all(Secret token) {
        return peppers.stream().map(pepper -> hash(pepper, token)).toList();
    }

    private static String hash(HmacSha256 pepper, Secret token) {
        return pepper.base64url(token.reveal());
    }

    /** Compares hashes in constant time (R39): neither where one differs shows, nor which of them is the same. */
    static boolean isAmong(List<String> hashes, String stored) {
        boolean among = false;
        for (String hash : hashes) {
            among |= MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
        }
        return among;
    }
}
