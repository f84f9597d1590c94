package io.symbolon.email.queue;

/**
 * What an attempt means for the message.
 *
 * @param isOver no recipient is left to be tried
 * @param isRefused a recipient was refused for good
 * @param reason null when everybody has it
 * @param rest what is to be kept of it; null: what is stored
 */
record Verdict(boolean isOver, boolean isRefused, String reason, Ciphertext rest) {
    /** Tried again for ever: a wrong key is a wrong setting, and failing would erase what the right one could read. */
    static final Verdict UNREADABLE =
            new Verdict(false, false, "the stored content cannot be read under email.content.key", null);

    static Verdict of(Envelope left, String reason, Ciphertext rest) {
        return new Verdict(left.recipients().isEmpty(), !left.refused().isEmpty(), reason, rest);
    }
}
