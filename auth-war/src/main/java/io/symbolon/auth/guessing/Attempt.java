package io.symbolon.auth.guessing;

/**
 * Somebody, somewhere, who says to be somebody. Immutable; the string form is redacted.
 *
 * @param email the address's key, or whatever was typed instead of one
 * @param network whence: an IPv4 address or an IPv6 /64; empty when unknown
 */
public record Attempt(String email, String network) {
    @Override
    public String toString() {
        return "[attempt]";
    }
}
