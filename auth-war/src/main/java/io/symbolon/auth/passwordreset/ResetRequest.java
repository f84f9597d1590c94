package io.symbolon.auth.passwordreset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /v1/auth/password-reset}, as it came. */
@Schema(requiredProperties = "email")
public record ResetRequest(String email) {
    @Override
    public String toString() {
        return "password reset";
    }
}
