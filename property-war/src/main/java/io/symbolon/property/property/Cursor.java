package io.symbolon.property.property;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in a list ordered by age, then by id. Immutable. */
record Cursor(Instant createdAt, UUID id) {
    /** Before the first property of all. */
    static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** The last instant that both databases can compare with. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** The place of that key; empty when none has it. */
    static Optional<Cursor> parse(String key) {
        try {
            String[] parts = key.split("/", 2);
            Cursor cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            return cursor.isOf(key) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean isOf(String key) {
        return key().equals(key) && !createdAt.isBefore(Instant.EPOCH) && createdAt.isBefore(END);
    }

    String key() {
        return createdAt + "/" + id;
    }
}
