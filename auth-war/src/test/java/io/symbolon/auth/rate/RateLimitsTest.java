package io.symbolon.auth.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.auth.guessing.Pseudonyms;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {
    private static final Rate TEN_AN_HOUR = new Rate("registration", 10, Duration.ofHours(1));

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void takeWhenTenWereTakenThenTheEleventhWaitsForTheNext(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            RateLimits limits = limits(database);
            IntStream.range(0, 10).forEach(each -> assertThat(limits.take(TEN_AN_HOUR, "192.0.2.1"))
                    .isEmpty());
            assertThat(limits.take(TEN_AN_HOUR, "192.0.2.1")).contains(Duration.ofMinutes(6));
            assertThat(limits.take(TEN_AN_HOUR, "192.0.2.2")).isEmpty();
            clock.advance(Duration.ofMinutes(6).minusMillis(1));
            assertThat(limits.take(TEN_AN_HOUR, "192.0.2.1")).isNotEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(limits.take(TEN_AN_HOUR, "192.0.2.1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeWhenTheRateWasMadeAnotherThenThatHoldsForThoseSeenBeforeToo(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            RateLimits limits = limits(database);
            Rate one = new Rate(TEN_AN_HOUR.name(), 1, TEN_AN_HOUR.period());
            assertThat(limits.take(TEN_AN_HOUR, "192.0.2.1")).isEmpty();
            assertThat(limits.take(one, "192.0.2.1")).isEmpty();
            assertThat(limits.take(one, "192.0.2.1")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeWhenTwoServersAreAskedAtOnceThenTenInAll(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            List<RateLimits> servers = List.of(limits(database), limits(database));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<CompletableFuture<Boolean>> taken = IntStream.range(0, 40)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> servers.get(each % 2)
                                    .take(TEN_AN_HOUR, "192.0.2.1")
                                    .isEmpty(),
                            threads))
                    .toList();
            assertThat(taken.stream().map(CompletableFuture::join).filter(Boolean::booleanValue))
                    .hasSize(10);
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeWhenUnlimitedThenNothingIsWritten(Database vendor) throws SQLException {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Rate unlimited = new Rate("registration", 0, Duration.ofHours(1));
            assertThat(Stream.generate(() -> limits(database).take(unlimited, "192.0.2.1"))
                            .limit(30))
                    .allMatch(wait -> wait.isEmpty());
            assertThat(rows(database)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeThenOnlyIdleBucketsGo(Database vendor) throws SQLException {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            RateLimits limits = limits(database);
            limits.take(TEN_AN_HOUR, "192.0.2.1");
            clock.advance(Duration.ofHours(24).plusMillis(1));
            limits.take(TEN_AN_HOUR, "192.0.2.2");
            limits.purge();
            assertThat(rows(database)).isOne();
        }
    }

    /** It would not fill before that time comes again. */
    @ParameterizedTest
    @EnumSource
    void purgeWhenAClockWasAheadThenTheBucketsItEmptiedGo(Database vendor) throws SQLException {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            RateLimits limits = limits(database);
            clock.advance(Duration.ofDays(1));
            limits.take(TEN_AN_HOUR, "192.0.2.1");
            clock.advance(Duration.ofDays(-1).plusSeconds(1));
            limits.take(TEN_AN_HOUR, "192.0.2.2");
            limits.purge();
            assertThat(rows(database)).isOne();
        }
    }

    @Test
    void rateWhenAbsurdThenRefused() {
        assertThatThrownBy(() -> new Rate("registration", -1, Duration.ofHours(1)))
                .hasMessageContaining("registration");
        assertThatThrownBy(() -> new Rate("registration", 1, Duration.ofMillis(999)))
                .hasMessageContaining("registration");
    }

    private RateLimits limits(TestDatabase database) {
        return new RateLimits(database.source(), new Pseudonyms(Secret.of("a pepper of this test")), clock);
    }

    private static int rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.source().getConnection();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from rate_bucket")) {
            count.next();
            return count.getInt(1);
        }
    }
}
