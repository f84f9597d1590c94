package io.symbolon.auth.grant;

import java.util.Locale;

/** Why a token request is refused (RFC 6749 §5.2; {@code invalid_target}: RFC 8707 §2). */
public enum GrantError {
    INVALID_REQUEST(400),
    /** "The authorization server MAY return an HTTP 401 (Unauthorized) status code": here it always does. */
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_TARGET(400),
    INVALID_SCOPE(400);

    private final int status;

    GrantError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** As it stands in the answer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
