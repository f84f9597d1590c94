package io.symbolon.email.queue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What native queries need on both databases. */
final class Sql {
    private Sql() {}

    /** As drivers take it: none of them takes an {@link Instant}. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** As drivers give it: H2 with its offset, PostgreSQL as a timestamp; null stays null. */
    static Instant instant(Object column) {
        if (column == null) {
            return null;
        }
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }

    /** {@code ?first, ?first+1, …}: as many as there are values. */
    static String places(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
    }
}
