package io.symbolon.auth.validation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token in question; may be missing. The string form is redacted. */
@Schema(requiredProperties = "token")
public record ValidateTokenRequest(String token) {
    @Override
    public String toString() {
        return "[token]";
    }
}
