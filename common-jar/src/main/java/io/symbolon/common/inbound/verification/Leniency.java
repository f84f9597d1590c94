package io.symbolon.common.inbound.verification;

/** What an endpoint may put up with in a token that is otherwise refused for it. */
public enum Leniency {
    /** Somebody acts for the subject (RFC 8693 §4.1). */
    DELEGATED,
    /** It was revoked. */
    REVOKED
}
