package io.symbolon.auth.revoked;

/** What is told on the topic of hints: that something happened, never what (CONTRACT section 9). */
enum Hint {
    TOKEN_REVOKED,
    KEY_TAINTED,
    /** Every second, so that whoever listens knows that hints arrive. */
    HEARTBEAT
}
