package io.symbolon.user.encryption;

/**
 * A data key as it is kept. Immutable.
 *
 * @param kek which key-encryption key opens it
 * @param text the key, encrypted, in Base64
 */
public record WrappedKey(String kek, String text) {
    @Override
    public String toString() {
        return "data key wrapped by " + kek;
    }
}
