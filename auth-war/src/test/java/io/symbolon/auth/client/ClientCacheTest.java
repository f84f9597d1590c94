package io.symbolon.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientCacheTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = TestClock.at(NOW);
    /** What is to be done beside, which nobody does unless the test does. */
    private final Queue<Runnable> beside = new ArrayDeque<>();

    @ParameterizedTest
    @EnumSource
    void readWhenChangedElsewhereThenKnownAfterOneSecondAndSaysAsOfWhen(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            ClientCache cache = cache(database);
            read(database, cache);
            delete(database);
            clock.advance(Duration.ofMillis(999));
            ClientCache.Reading stale = read(database, cache);
            assertThat(stale.client()).isPresent();
            assertThat(stale.asOf()).isEqualTo(NOW);
            clock.advance(Duration.ofMillis(1));
            ClientCache.Reading fresh = read(database, cache);
            assertThat(fresh.client()).isEmpty();
            assertThat(fresh.asOf()).isEqualTo(NOW.plusSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readWhenHalfASecondOldThenReadAgainBesideAndNobodyWaits(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            ClientCache cache = cache(database);
            read(database, cache);
            beside.clear(); // the cache's own housekeeping
            clock.advance(Duration.ofMillis(499));
            read(database, cache);
            assertThat(beside).isEmpty();

            clock.advance(Duration.ofMillis(2));
            assertThat(read(database, cache).asOf()).isEqualTo(NOW);
            assertThat(read(database, cache).asOf()).isEqualTo(NOW);
            assertThat(beside).as("once for all who ask").hasSize(1);

            delete(database);
            database.transactions().run(beside.remove());
            ClientCache.Reading next = read(database, cache);
            assertThat(next.client()).isEmpty();
            assertThat(next.asOf()).isEqualTo(NOW.plusMillis(501));
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetThenReadAnew(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            ClientCache cache = cache(database);
            clock.advance(Duration.ofMillis(600));
            read(database, cache);
            delete(database);
            cache.forget(new ServiceName("chat-service"));
            clock.advance(Duration.ofMillis(400)); // a new second, and what was read is not too old yet
            assertThat(read(database, cache).client()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readWhenChangedWithinThisSecondThenNotBeforeTheNext(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            InstantSource real = InstantSource.system();
            ClientCache cache = new ClientCache(new ClientStore(database.entities()), real, beside::add);
            read(database, cache);
            Instant change = real.instant();
            cache.forget(new ServiceName("chat-service"));
            assertThat(read(database, cache).asOf().getEpochSecond()).isGreaterThan(change.getEpochSecond());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readWhenTwiceThenOneOfThemNotesTheUse(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            ClientCache cache = cache(database);
            assertThat(read(database, cache).notes()).isTrue();
            assertThat(read(database, cache).notes()).isFalse();
        }
    }

    private ClientCache cache(TestDatabase database) {
        return new ClientCache(
                new ClientStore(database.entities()),
                clock,
                beside::add,
                () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    private static TestDatabase start(Database vendor) {
        TestDatabase database = TestDatabase.start(vendor);
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into client (name, audiences, scopes, claims, created_at)"
                        + " values ('chat-service', 'email-service', '', '', ?1)")
                .setParameter(1, Sql.time(NOW))
                .executeUpdate());
        return database;
    }

    private static void delete(TestDatabase database) {
        database.transactions().run(() -> database.entities()
                .createNativeQuery("update client set deleted_at = created_at")
                .executeUpdate());
    }

    private static ClientCache.Reading read(TestDatabase database, ClientCache cache) {
        return database.transactions().call(() -> cache.read("chat-service"));
    }
}
