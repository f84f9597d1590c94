package io.symbolon.common.database;

import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values as native queries take and give them, on both databases. */
public final class Sql {
    private Sql() {}

    /** A time as drivers take it: none of them takes an {@link Instant}. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A time of a row, in whichever form the driver gives it; null is empty. */
    public static Optional<Instant> instant(Object column) {
        if (column == null) {
            return Optional.empty();
        }
        return Optional.of(column instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) column).toInstant());
    }

    /** What time it is for everybody on this database: when the present transaction began. */
    public static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_timestamp")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** An id of a row. */
    public static UUID uuid(Object column) {
        return UUID.fromString((String) column);
    }

    /**
     * A statement that ends with {@code in}, asked for those values, of which there must be one.
     *
     * @param queries whose entity manager makes it: {@code entities::createNativeQuery}
     * @param first the number of the parameter that the first value becomes
     */
    public static Query in(Function<String, Query> queries, String statement, int first, Collection<?> values) {
        Query query = queries.apply(statement + " (" + places(first, values.size()) + ")");
        int place = first;
        for (Object value : values) {
            query.setParameter(place++, value);
        }
        return query;
    }

    /** {@code ?first, ?first+1, …}: as many as there are values. */
    static String places(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
    }

    /** Cut to the column. */
    public static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
