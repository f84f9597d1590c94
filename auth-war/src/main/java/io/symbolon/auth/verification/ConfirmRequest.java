package io.symbolon.auth.verification;

/** The body of {@code POST /v1/auth/email-verification/confirm}, as it came. */
public record ConfirmRequest(String token) {
    @Override
    public String toString() {
        return "confirmation";
    }
}
