package io.symbolon.auth.login;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user sends; anything may be missing. The string form is redacted.
 *
 * @param audience optional: the one service the token is for
 */
@Schema(requiredProperties = {"email", "password"})
public record LoginRequest(String email, String password, String audience) {
    @Override
    public String toString() {
        return "[login]";
    }
}
