package io.symbolon.auth.audit;

import io.symbolon.common.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plain statements in transactions of their own, for what works in batches, on timers and from the command line. Must not be
 * used within a transaction. Thread-safe.
 */
record Jdbc(Connections database) {
    /** Where they come from: a pool or, on the command line, a driver. */
    interface Connections {
        Connection getConnection() throws SQLException;
    }

    /** What is done in one transaction. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** What one row becomes. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws TrailUnavailableException when the database did not do it: then nothing of it was done */
    <T> T call(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException unreachable) {
            throw new TrailUnavailableException(unreachable);
        }
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        return call(connection -> list(connection, sql, reader, values));
    }

    <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** The one number that a query answers; 0 for no row or null. */
    static long number(Connection connection, String sql, Object... values) throws SQLException {
        return list(connection, sql, row -> row.getLong(1), values).stream()
                .findFirst()
                .orElse(0L);
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static void set(PreparedStatement statement, int place, Object value) throws SQLException {
        statement.setObject(place, value instanceof Instant time ? Sql.time(time) : value);
    }

    @SuppressWarnings("SqlSourceToSinkFlow") // statements are constants of this package
    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            set(statement, i + 1, values[i]);
        }
        return statement;
    }
}
