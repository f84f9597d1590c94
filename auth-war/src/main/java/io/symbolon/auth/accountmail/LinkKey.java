package io.symbolon.auth.accountmail;

import io.symbolon.common.token.HmacSha256;
import io.symbolon.common.token.Secret;
import java.util.UUID;

/**
 * Derives a letter's token from its id: carried again, the letter bears the same one, and the outbox holds nothing that
 * opens an account. The key itself is derived, by HMAC-SHA-256 under a label, from one that serves another purpose.
 * Thread-safe.
 */
public final class LinkKey {
    private static final String LABEL = "symbolon account link";

    private final HmacSha256 key;

    public LinkKey(Secret secret) {
        this.key = new HmacSha256(secret).derive(LABEL);
    }

    LinkToken token(UUID letter) {
        return new LinkToken(Secret.of(key.base64url(letter.toString())));
    }
}
