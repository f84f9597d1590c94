package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.store.TimeStore;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClocksReadyTest {
    @ParameterizedTest
    @EnumSource
    void apartWhenTheServersClockIsTheDatabasesThenWithinTheTolerance(Database vendor) {
        assertThat(apart(vendor, Duration.ZERO)).isLessThanOrEqualTo(ClocksReady.TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void apartWhenAheadOrBehindThenBeyondTheTolerance(Database vendor) {
        assertThat(apart(vendor, Duration.ofHours(1))).isGreaterThan(ClocksReady.TOLERANCE);
        assertThat(apart(vendor, Duration.ofHours(-1))).isGreaterThan(ClocksReady.TOLERANCE);
    }

    private static Duration apart(Database vendor, Duration ahead) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            InstantSource clock = Clock.offset(Clock.systemUTC(), ahead);
            ClocksReady clocks = new ClocksReady(new TimeStore(database.entities()), clock);
            return database.transactions().call(clocks::apart);
        }
    }
}
