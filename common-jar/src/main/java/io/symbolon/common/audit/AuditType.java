package io.symbolon.common.audit;

import java.util.Locale;

/**
 * What happened, in OWASP's words.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html">OWASP Logging
 *     Vocabulary</a>
 */
public enum AuditType {
    AUTHN_LOGIN_SUCCESS,
    AUTHN_LOGIN_FAIL,
    AUTHN_LOGIN_LOCK,
    AUTHN_PASSWORD_CHANGE,
    AUTHN_PASSWORD_CHANGE_FAIL,
    AUTHN_TOKEN_CREATED,
    AUTHN_TOKEN_REVOKED,
    AUTHN_TOKEN_REUSE,
    AUTHN_TOKEN_DELETE,
    AUTHZ_FAIL,
    AUTHZ_CHANGE,
    AUTHZ_ADMIN,
    EXCESS_RATE_LIMIT_EXCEEDED,
    INPUT_VALIDATION_FAIL,
    SENSITIVE_CREATE,
    SENSITIVE_READ,
    SENSITIVE_UPDATE,
    SENSITIVE_DELETE,
    SESSION_CREATED,
    SESSION_RENEWED,
    SESSION_USE_AFTER_EXPIRE,
    USER_CREATED,
    USER_UPDATED,
    USER_ARCHIVED,
    USER_DELETED;

    /** As it stands in records, such as {@code authn_login_fail}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
