package io.symbolon.auth.grant;

import java.util.Locale;

/** Why a token request is refused. */
public enum GrantError {
    /** "The request is missing a required parameter … or is otherwise malformed" (RFC 6749 §5.2). */
    INVALID_REQUEST(400),
    /** "MAY return an HTTP 401 (Unauthorized) status code" (RFC 6749 §5.2): here it always does. */
    INVALID_CLIENT(401),
    /** "refresh token is invalid, expired, revoked … or was issued to another client" (RFC 6749 §5.2). */
    INVALID_GRANT(400),
    /** "The authenticated client is not authorized to use this authorization grant type." (RFC 6749 §5.2) */
    UNAUTHORIZED_CLIENT(400),
    /** "The authorization grant type is not supported by the authorization server." (RFC 6749 §5.2) */
    UNSUPPORTED_GRANT_TYPE(400),
    /** "The requested resource is invalid, missing, unknown, or malformed." (RFC 8707 §2) */
    INVALID_TARGET(400),
    /** "The requested scope is invalid, unknown, malformed, or exceeds the scope granted" (RFC 6749 §5.2). */
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
