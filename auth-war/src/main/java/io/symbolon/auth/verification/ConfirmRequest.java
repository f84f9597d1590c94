package io.symbolon.auth.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /v1/auth/email-verification/confirm}, as it came. */
@Schema(requiredProperties = "token")
public record ConfirmRequest(String token) {
    @Override
    public String toString() {
        return "confirmation";
    }
}
