package io.symbolon.auth.revocation;

/** The token to end; may be missing. The string form is redacted. */
public record RevokeTokenRequest(String token) {
    @Override
    public String toString() {
        return "[token]";
    }
}
