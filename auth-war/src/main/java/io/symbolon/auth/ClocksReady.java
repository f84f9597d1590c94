package io.symbolon.auth;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Several servers share what is timed by one and judged by another: a token that is issued by a clock ahead outlives a
 * revocation written by one that is right. So a server whose clock is not the database's gets no requests. Thread-safe.
 */
@Readiness
@ApplicationScoped
class ClocksReady implements HealthCheck {
    static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** Seconds. */
    private static final int PATIENCE = 1;

    private final DataSource database;
    private final InstantSource clock;

    ClocksReady() { // CDI proxy
        this(null, null);
    }

    @Inject
    ClocksReady(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("clock");
        try {
            Duration apart = apart();
            answer.withData("apart", apart.toString()).status(apart.compareTo(TOLERANCE) <= 0);
        } catch (SQLException unreachable) { // the answer itself tells
            answer.down();
        }
        return answer.build();
    }

    /** At least; what the question takes is nobody's fault. */
    Duration apart() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(PATIENCE)) {
                throw new SQLException("the database does not answer");
            }
            Instant before = clock.instant();
            Instant there = Sql.now(connection);
            Instant after = clock.instant();
            if (there.isBefore(before)) {
                return Duration.between(there, before);
            }
            return there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        }
    }
}
