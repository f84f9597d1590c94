package io.symbolon.common.event;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What native queries need on both databases. */
final class Sql {
    private Sql() {}

    /** As drivers take it: none of them takes an {@link Instant}. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** In whichever form the driver gives it. */
    static Instant instant(Object column) {
        return column instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) column).toInstant();
    }

    /** {@code ?first, ?first+1, …}: as many as there are values. */
    static String places(int first, int count) {
        StringBuilder places = new StringBuilder();
        for (int place = first; place < first + count; place++) {
            places.append(place == first ? "?" : ", ?").append(place);
        }
        return places.toString();
    }

    /** Cut to the column. */
    static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
