package io.symbolon.auth.credential;

/** What became of a password check. */
enum PasswordMatch {
    MATCHES,
    DIFFERS,
    /** There was no room to hash; nothing was learned. */
    BUSY
}
