package io.symbolon.email.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a message is. */
public enum MessageStatus {
    /** Not every recipient's host has it yet; it will be tried again. */
    QUEUED,
    /** The mail host has taken it for every recipient. */
    SENT,
    /** At least one recipient will not get it. */
    FAILED;

    /** The name on the wire and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is no name on the wire. */
    public static Optional<MessageStatus> parse(String wire) {
        return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    static MessageStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
