package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClocksReadyTest {
    @ParameterizedTest
    @EnumSource
    void apartWhenTheServersClockIsTheDatabasesThenWithinTheTolerance(Database vendor) throws SQLException {
        assertThat(apart(vendor, Duration.ZERO)).isLessThanOrEqualTo(ClocksReady.TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void apartWhenAheadOrBehindThenBeyondTheTolerance(Database vendor) throws SQLException {
        assertThat(apart(vendor, Duration.ofHours(1))).isGreaterThan(ClocksReady.TOLERANCE);
        assertThat(apart(vendor, Duration.ofHours(-1))).isGreaterThan(ClocksReady.TOLERANCE);
    }

    private static Duration apart(Database vendor, Duration ahead) throws SQLException {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            InstantSource clock = Clock.offset(Clock.systemUTC(), ahead);
            return new ClocksReady(database.source(), clock).apart();
        }
    }
}
