package io.symbolon.user.authentication;

import java.util.List;

/**
 * The body of auth's {@code POST /v1/auth/internal/sessions}. The string form is redacted.
 *
 * @param claims null: none
 */
public record NewSession(String ticket, Claims claims) {
    /** What this service asserts of the user. */
    public record Claims(List<PropertyClaim> properties) {}

    static NewSession without(String ticket) {
        return new NewSession(ticket, null);
    }

    static NewSession with(String ticket, List<PropertyClaim> properties) {
        return new NewSession(ticket, new Claims(properties));
    }

    @Override
    public String toString() {
        return "[ticket]";
    }
}
