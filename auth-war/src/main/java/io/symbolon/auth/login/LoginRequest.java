package io.symbolon.auth.login;

/**
 * What a user sends; anything may be missing. The string form is redacted.
 *
 * @param audience optional: the one service the token is for
 */
public record LoginRequest(String email, String password, String audience) {
    @Override
    public String toString() {
        return "[login]";
    }
}
