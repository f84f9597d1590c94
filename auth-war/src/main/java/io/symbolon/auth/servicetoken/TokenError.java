package io.symbolon.auth.servicetoken;

import java.util.Locale;

/** Why a token request is refused (RFC 6749 §5.2; {@code invalid_target}: RFC 8707 §2). */
enum TokenError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_TARGET(400),
    INVALID_SCOPE(400);

    private final int status;

    TokenError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
