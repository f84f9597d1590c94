package io.symbolon.auth.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a newcomer sends; anything may be missing. The string form is redacted.
 *
 * @param displayName optional
 */
@Schema(requiredProperties = {"email", "password"})
public record RegistrationRequest(String email, String password, String displayName) {
    @Override
    public String toString() {
        return "[registration]";
    }
}
