package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import java.time.Instant;

/** An access token of this service for one client. Its string form hides the value. Immutable. */
public final class ServiceToken {
    private final TokenKey key;
    private final Secret value;
    private final Instant expiresAt;

    ServiceToken(TokenKey key, Secret value, Instant expiresAt) {
        this.key = key;
        this.value = value;
        this.expiresAt = expiresAt;
    }

    /** The named client it was obtained for. */
    public String client() {
        return key.client();
    }

    /** The bare token, as it follows {@code Bearer } (RFC 6750 §2.1). */
    public String value() {
        return value.reveal();
    }

    /** When it expires, by this machine's clock; a label only, validity is measured monotonically. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** What it is kept under. */
    TokenKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "token for " + client() + " until " + expiresAt;
    }
}
