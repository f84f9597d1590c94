package io.symbolon.auth.logout;

/**
 * What a client sends whose access token is gone; may be missing. The string form is redacted.
 *
 * @param refreshToken any one of the session's
 */
public record LogoutRequest(String refreshToken) {
    @Override
    public String toString() {
        return "[logout]";
    }
}
