package io.symbolon.auth.password;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user sends; anything may be missing. The string form is redacted. */
@Schema(requiredProperties = {"current_password", "new_password"})
public record PasswordRequest(String currentPassword, String newPassword) {
    @Override
    public String toString() {
        return "[password change]";
    }
}
