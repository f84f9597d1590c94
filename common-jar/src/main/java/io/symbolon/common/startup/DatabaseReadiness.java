package io.symbolon.common.startup;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Without its database a service can answer nothing. A WAR produces it as {@code @Readiness}. Thread-safe. */
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

    private boolean isThere() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE);
        } catch (SQLException unreachable) {
            return false; // the answer itself tells; a probe every second must not fill the log
        }
    }
}
