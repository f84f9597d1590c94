package io.symbolon.auth.keys;

/** A stored signing key does not open: {@code auth.key.encryption.key} is not the one it was stored under. */
final class UndecryptableKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UndecryptableKeyException(String kid, Throwable cause) {
        super("AUTH_KEY_ENCRYPTION_KEY does not open the signing key " + kid + " in the database", cause);
    }
}
