package io.symbolon.auth.registration;

/**
 * What a newcomer sends; anything may be missing. The string form is redacted.
 *
 * @param displayName optional
 */
public record RegistrationRequest(String email, String password, String displayName) {
    @Override
    public String toString() {
        return "[registration]";
    }
}
