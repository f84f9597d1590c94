package io.symbolon.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its database this service can answer nothing. Thread-safe. */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {
    /** Seconds; a probe that waits longer is a failed probe. */
    private static final int PATIENCE = 1;

    private final DataSource database;

    DatabaseReady() {
        this(null); // CDI proxy
    }

    @Inject
    DatabaseReady(DataSource database) {
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
