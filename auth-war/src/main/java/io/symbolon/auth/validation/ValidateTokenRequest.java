package io.symbolon.auth.validation;

/** The token in question; may be missing. The string form is redacted. */
public record ValidateTokenRequest(String token) {
    @Override
    public String toString() {
        return "[token]";
    }
}
