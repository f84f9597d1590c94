package io.symbolon.auth.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values as native queries take and give them, on both databases. */
public final class Sql {
    private Sql() {}

    /** A time as drivers take it: none of them takes an {@link Instant}. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A time of a row, in whichever form the driver gives it; null stays empty. */
    public static Optional<Instant> instant(Object column) {
        if (column == null) {
            return Optional.empty();
        }
        if (column instanceof Timestamp timestamp) {
            return Optional.of(timestamp.toInstant());
        }
        if (column instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        throw new IllegalStateException("no time: " + column.getClass());
    }

    /** What time it is for everybody on this database: when the present transaction began. */
    public static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_timestamp")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** A statement that ends with {@code in} and those ids, of which there must be one. */
    public static Query each(EntityManager entities, String statement, List<UUID> ids) {
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        Query query = entities.createNativeQuery(statement + "(" + places + ")");
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter(i + 1, ids.get(i).toString());
        }
        return query;
    }

    /** An id of a row. */
    public static UUID uuid(Object column) {
        return UUID.fromString((String) column);
    }
}
