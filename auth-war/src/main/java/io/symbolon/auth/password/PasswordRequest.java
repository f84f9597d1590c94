package io.symbolon.auth.password;

/** What a user sends; anything may be missing. The string form is redacted. */
public record PasswordRequest(String currentPassword, String newPassword) {
    @Override
    public String toString() {
        return "[password change]";
    }
}
