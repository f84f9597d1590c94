package io.symbolon.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.LoggedLines;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiringTokensTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final TestClock clock = TestClock.standing();
    private final List<String> gauges = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void lookThenTheServicesWhoseLastTokenExpiresWithinTwoWeeks(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            add(database, "soon", false, in(TWO_WEEKS));
            add(database, "later", false, in(TWO_WEEKS.plusMillis(1)));
            add(database, "renewed", false, in(TWO_WEEKS), in(Duration.ofDays(90)));
            add(database, "sown", false, in(TWO_WEEKS), null);
            add(database, "expired", false, clock.instant());
            add(database, "deleted", true, in(TWO_WEEKS));
            add(database, "keyed", false);
            assertThat(database.transactions().call(() -> store(database).lastTokens(clock.instant(), in(TWO_WEEKS))))
                    .containsOnlyKeys("soon")
                    .containsValue(in(TWO_WEEKS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lookWhenOnceMoreThatDayThenTheLogIsNotToldAgain(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor);
                LoggedLines log = new LoggedLines(ExpiringTokens.class.getName())) {
            add(database, "soon", false, in(Duration.ofDays(10)));
            ExpiringTokens tokens = new ExpiringTokens(store(database), clock, registry());
            database.transactions().run(tokens::look);
            database.transactions().run(tokens::look);
            assertThat(log.lines()).hasSize(1);
            clock.advance(Duration.ofDays(1));
            database.transactions().run(tokens::look);
            assertThat(log.lines()).hasSize(2);
            clock.advance(Duration.ofDays(9));
            database.transactions().run(tokens::look);
            clock.advance(Duration.ofDays(1));
            database.transactions().run(tokens::look);
            assertThat(log.lines()).hasSize(3).last().asString().contains("has expired");
            assertThat(gauges).containsExactly("service_tokens_expiring");
        }
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private static ClientStore store(TestDatabase database) {
        return new ClientStore(database.entities());
    }

    private MetricRegistry registry() {
        return Beans.of(MetricRegistry.class, (proxy, method, arguments) -> {
            gauges.add((String) arguments[0]);
            return (Gauge<Number>) () -> 0;
        });
    }

    private void add(TestDatabase database, String name, boolean deleted, Instant... ends) {
        database.transactions().run(() -> {
            database.entities()
                    .createNativeQuery("insert into client (name, audiences, scopes, claims, created_at, deleted_at)"
                            + " values (?1, '', '', '', ?2, " + (deleted ? "?2" : "null") + ")")
                    .setParameter(1, name)
                    .setParameter(2, Sql.time(clock.instant()))
                    .executeUpdate();
            for (int slot = 1; slot <= ends.length; slot++) {
                add(database, name, slot, ends[slot - 1]);
            }
        });
    }

    private void add(TestDatabase database, String client, int slot, Instant end) {
        Query insert = database.entities()
                .createNativeQuery("insert into client_token (id, client_name, slot, hash, created_at, expires_at)"
                        + " values (?1, ?2, ?3, 'x', ?4, " + (end == null ? "null" : "?5") + ")")
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, client)
                .setParameter(3, slot)
                .setParameter(4, Sql.time(clock.instant()));
        if (end != null) {
            insert.setParameter(5, Sql.time(end));
        }
        insert.executeUpdate();
    }
}
