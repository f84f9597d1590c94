package io.symbolon.auth.refresh;

/**
 * What a client sends; anything may be missing. The string form is redacted.
 *
 * @param audience optional: the one service the access token is for
 */
public record RefreshRequest(String refreshToken, String audience) {
    @Override
    public String toString() {
        return "[refresh]";
    }
}
