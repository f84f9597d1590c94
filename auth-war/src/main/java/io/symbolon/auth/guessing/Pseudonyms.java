package io.symbolon.auth.guessing;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;

/** Names for addresses that nobody can read or guess without the pepper: HMAC-SHA-256. Thread-safe. */
public final class Pseudonyms {
    /** Keeps these hashes apart from all others under the same pepper. */
    private static final String PURPOSE = "symbolon guessing v1\n";

    private final HmacSha256 pepper;

    public Pseudonyms(Secret pepper) {
        this.pepper = new HmacSha256(pepper);
    }

    /** 43 characters. */
    public String of(String text) {
        return pepper.base64url(PURPOSE + text);
    }
}
