package io.symbolon.email.queue;

import java.util.Optional;
import java.util.UUID;

/** What messages are named by. */
public final class MessageId {
    private MessageId() {}

    /** Empty for what is no message's. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException nobodys) {
            return Optional.empty();
        }
    }
}
