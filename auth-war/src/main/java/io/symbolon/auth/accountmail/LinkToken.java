package io.symbolon.auth.accountmail;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.Sha256;

/** What a link carries: 256 bits, stored only as their SHA-256. */
public record LinkToken(Secret value) {
    /** One as it came back, whatever it is. */
    public static LinkToken of(String text) {
        return new LinkToken(Secret.of(text));
    }

    /** As it is stored and found again. */
    String hash() {
        return Sha256.base64url(value.reveal());
    }
}
