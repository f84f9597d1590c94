package io.symbolon.auth.session;

import java.util.Locale;

/** Why a session ended before its time. */
public enum EndReason {
    LOGGED_OUT,
    /** Its owner ended it from another one. */
    ENDED_BY_OWNER,
    PASSWORD_CHANGED,
    ROLE_TAKEN,
    DISABLED,
    /** Its owner began more than an account may have. */
    CROWDED_OUT,
    DELETED,
    /** An administrator revoked it, or all of its owner's. */
    REVOKED,
    /** A refresh token came twice (RFC 9700 §4.14.2). */
    TOKEN_REUSED;

    /** As it is stored and recorded. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
