package io.symbolon.auth.revocation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token to end; may be missing. The string form is redacted. */
@Schema(requiredProperties = "token")
public record RevokeTokenRequest(String token) {
    @Override
    public String toString() {
        return "[token]";
    }
}
