package io.symbolon.email.queue;

/** Encrypted bytes, as they lie in the database. Immutable by agreement: nobody changes them. */
final class Ciphertext {
    private final byte[] bytes;

    Ciphertext(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
