package io.symbolon.common.startup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Without a database that takes what is written a service can answer nothing: a PostgreSQL that is no primary any more is none.
 * A WAR produces it as {@code @Readiness}. Thread-safe.
 */
public final class DatabaseReadiness implements HealthCheck {
    /** Seconds; a probe that waits longer is a failed probe. */
    private static final int PATIENCE = 1;

    private final DataSource database;

    public DatabaseReadiness(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(isThere()).build();
    }

    boolean isThere() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE) && !mayOnlyBeRead(connection);
        } catch (SQLException unreachable) {
            return false; // the answer itself tells; a probe every second must not fill the log
        }
    }

    private static boolean mayOnlyBeRead(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && row.getString(1).equals("on");
        }
    }
}
