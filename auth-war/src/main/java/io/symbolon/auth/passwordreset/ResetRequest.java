package io.symbolon.auth.passwordreset;

/** The body of {@code POST /v1/auth/password-reset}, as it came. */
public record ResetRequest(String email) {
    @Override
    public String toString() {
        return "password reset";
    }
}
