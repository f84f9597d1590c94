package io.symbolon.property.property;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a list ordered by age, then by id; opaque to the client. Immutable. */
record Cursor(Instant createdAt, UUID id) {
    /** Before the first property of all. */
    static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** The last instant that both databases can compare with. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The place that a client brings back, or empty when it was never ours. */
    static Optional<Cursor> parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            Cursor cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            return cursor.isOurs(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(String text) {
        return format().equals(text) && !createdAt.isBefore(Instant.EPOCH) && createdAt.isBefore(END);
    }

    String format() {
        return ENCODER.encodeToString((createdAt + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }
}
