package io.symbolon.auth.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 8, "Guessing"; SECURITY R25. */
class GuessingTest {
    private static final Attempt ADA = new Attempt("ada@example.org", "192.0.2.1");
    private static final Attempt ADA_ELSEWHERE = new Attempt("ada@example.org", "198.51.100.7");
    private static final Attempt BOB = new Attempt("bob@example.org", "192.0.2.1");

    private static final int RACES = 200;

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void failedWhenFifthInARowThenThatPairWaitsAndNobodyElseR25(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 4);
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofSeconds(5));
            assertThat(delay(database, guessing, ADA_ELSEWHERE)).isEmpty();
            assertThat(delay(database, guessing, BOB)).isEmpty();
            clock.advance(Duration.ofSeconds(5).minusMillis(1));
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofMillis(1));
            clock.advance(Duration.ofMillis(1));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofSeconds(10));
        }
    }

    /** It read the clock first, then the row that another request wrote meanwhile. */
    @ParameterizedTest
    @EnumSource
    void failedWhileAnotherIsTriedThenThatOneDoesNotWaitBelowTheLimit(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            clock.advance(Duration.ofMillis(1));
            fail(database, guessing, BOB, 1);
            fail(database, guessing, ADA_ELSEWHERE, 1);
            clock.advance(Duration.ofMillis(-1));
            assertThat(delay(database, guessing, ADA)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void succeededThenTheRowBeginsAnew(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 4);
            succeed(database, guessing, ADA);
            fail(database, guessing, ADA, 4);
            assertThat(delay(database, guessing, ADA)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedWhileALoginForgetsThenNeitherFails(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 1);
            CompletableFuture<Void> failures = CompletableFuture.runAsync(() -> fail(database, guessing, ADA, RACES));
            CompletableFuture<Void> logins = CompletableFuture.runAsync(
                    () -> IntStream.range(0, RACES).forEach(race -> succeed(database, guessing, ADA)));
            assertThat(CompletableFuture.allOf(failures, logins)).succeedsWithin(2, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedWhenFiftiethOfANetworkThenWhoeverIsTriedWaits(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            IntStream.range(0, 49).forEach(each -> fail(database, guessing, someone(each, "192.0.2.1"), 1));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, BOB, 1);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofSeconds(1));
            assertThat(delay(database, guessing, ADA_ELSEWHERE)).isEmpty();
        }
    }

    /** Else who has one account could guess at all others between two logins of their own. */
    @ParameterizedTest
    @EnumSource
    void succeededWhenAgainWithinAnHourThenTheNetworksFailuresStay(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            failures(database, guessing, 20);
            succeed(database, guessing, BOB);
            clock.advance(Duration.ofMinutes(59));
            succeed(database, guessing, BOB);
            failures(database, guessing, 39);
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, BOB)).isNotEmpty();

            clock.advance(Duration.ofMinutes(1));
            succeed(database, guessing, BOB);
            clock.advance(Duration.ofMinutes(1));
            succeed(database, guessing, BOB);
            failures(database, guessing, 9);
            assertThat(delay(database, guessing, ADA)).isEmpty();
            failures(database, guessing, 1);
            assertThat(delay(database, guessing, ADA)).isNotEmpty();
        }
    }

    private static void failures(TestDatabase database, Guessing guessing, int howMany) {
        IntStream.range(0, howMany).forEach(each -> fail(database, guessing, someone(each, ADA.network()), 1));
    }

    @ParameterizedTest
    @EnumSource
    void failedWhenHundredthOfAnAccountThenOnlyStrangersWaitR25(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            succeed(database, guessing, ADA);
            IntStream.range(0, 100).forEach(each -> fail(database, guessing, elsewhere(each), 1));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            assertThat(delay(database, guessing, ADA_ELSEWHERE)).contains(Duration.ofSeconds(5));
            clock.advance(Duration.ofDays(30));
            fail(database, guessing, new Attempt(ADA.email(), "203.0.113.1"), 100);
            assertThat(delay(database, guessing, ADA)).isEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(delay(database, guessing, ADA)).isNotEmpty();
        }
    }

    /** There is no lock: an administrator from where nobody has logged in, at a network full of guessers, waits as long. */
    @ParameterizedTest
    @EnumSource
    void failedWithoutEndThenNobodyIsLockedOutLongerThanTheLongestDelayR25(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 200);
            failures(database, guessing, 200);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofMinutes(15));
            clock.advance(Duration.ofMinutes(15));
            assertThat(delay(database, guessing, ADA)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedWhenLongAgoThenForgotten(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 4);
            clock.advance(Duration.ofHours(24).plusMillis(1));
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, ADA)).isEmpty();
            clock.advance(Duration.ofHours(24).plusMillis(1));
            database.transactions().run(guessing::purge);
            assertThat(rows(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedWhenFiftyAtOnceThenNoneIsLost(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            CompletableFuture.allOf(Stream.generate(
                                    () -> CompletableFuture.runAsync(() -> fail(database, guessing, ADA, 1), threads))
                            .limit(50)
                            .toArray(CompletableFuture[]::new))
                    .join();
            threads.shutdown();
            assertThat(rows(database)).hasSize(3).allMatch(row -> ((Number) ((Object[]) row)[1]).intValue() == 50);
        }
    }

    /** Else a burst would be as many guesses as servers hash at once, after each delay anew. */
    @ParameterizedTest
    @EnumSource
    void beginWhenFiftyComeAtOnceAndTheNextFailureSlowsThenOneMayTryR25(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 4);
            assertThat(admitted(database, guessing, each -> ADA)).isOne();
            fail(database, guessing, ADA, 1);
            clock.advance(Duration.ofSeconds(5));
            assertThat(admitted(database, guessing, each -> ADA)).isOne();
            succeed(database, guessing, ADA);
            assertThat(admitted(database, guessing, each -> ADA)).isEqualTo(50);
        }
    }

    /** Whoever had the right password on a server that died would else wait as if it had been wrong. */
    @ParameterizedTest
    @EnumSource
    void beginWhenAnAttemptNeverEndsThenTheNextMayTenSecondsLater(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            fail(database, guessing, ADA, 20);
            clock.advance(Duration.ofMinutes(15));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofSeconds(10));
            clock.advance(Duration.ofSeconds(10));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofMinutes(15));
        }
    }

    @ParameterizedTest
    @EnumSource
    void beginWhenFiftyStrangersComeAtOnceToAnAccountThatManyTryThenOneMayR25(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            IntStream.range(0, 99).forEach(each -> fail(database, guessing, elsewhere(each), 1));
            assertThat(admitted(database, guessing, GuessingTest::elsewhere)).isOne();
        }
    }

    private static long admitted(TestDatabase database, Guessing guessing, IntFunction<Attempt> attempts) {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            return IntStream.range(0, 50)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> delay(database, guessing, attempts.apply(each)), threads))
                    .toList()
                    .stream()
                    .filter(delay -> delay.join().isEmpty())
                    .count();
        } finally {
            threads.shutdown();
        }
    }

    private static Attempt elsewhere(int number) {
        return new Attempt(ADA.email(), "203.0.113." + number);
    }

    @ParameterizedTest
    @EnumSource
    void failedThenNothingReadableIsStored(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            fail(database, guessing(database), ADA, 1);
            assertThat(rows(database)).allSatisfy(row -> assertThat((String) ((Object[]) row)[0])
                    .matches("(pair|network|account) [A-Za-z0-9_-]{43}"));
        }
    }

    @Test
    void afterThenDoublesUpToTheLongest() {
        Limit limit = GuessingSettings.DEFAULT.pair();
        assertThat(limit.after(4)).isZero();
        assertThat(limit.after(5)).hasSeconds(5);
        assertThat(limit.after(7)).hasSeconds(20);
        assertThat(limit.after(12)).hasSeconds(640);
        assertThat(limit.after(13)).isEqualTo(Duration.ofMinutes(15));
        assertThat(limit.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void limitWhenAbsurdThenRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Limit(0, second, second)).hasMessageContaining("auth.guessing");
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO, second)).hasMessageContaining("auth.guessing");
        assertThatThrownBy(() -> new Limit(1, second, Duration.ofMillis(1))).hasMessageContaining("auth.guessing");
    }

    private Guessing guessing(TestDatabase database) {
        return new Guessing(
                new GuessStore(database.entities()),
                GuessingSettings.DEFAULT,
                new Pseudonyms(Secret.of("a pepper of this test")),
                clock);
    }

    /** Else whoever sat behind that network would be locked out for as long as the clock was wrong. */
    @ParameterizedTest
    @EnumSource
    void failedUnderAClockThatWasAheadThenNobodyWaitsOnceItIsSetRight(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Guessing guessing = guessing(database);
            clock.advance(Duration.ofDays(1));
            fail(database, guessing, ADA, 5);
            assertThat(delay(database, guessing, ADA)).isPresent();
            clock.advance(Duration.ofSeconds(-2)); // another server's, which is right too
            assertThat(delay(database, guessing, ADA)).isPresent();
            clock.advance(Duration.ofDays(-1));
            assertThat(delay(database, guessing, ADA)).isEmpty();
            fail(database, guessing, ADA, 1);
            assertThat(delay(database, guessing, ADA)).contains(Duration.ofSeconds(10));
        }
    }

    private static Attempt someone(int number, String network) {
        return new Attempt("somebody" + number + "@example.org", network);
    }

    private static void fail(TestDatabase database, Guessing guessing, Attempt attempt, int times) {
        IntStream.range(0, times).forEach(each -> database.transactions().run(() -> guessing.failed(attempt)));
    }

    private static void succeed(TestDatabase database, Guessing guessing, Attempt attempt) {
        database.transactions().run(() -> guessing.succeeded(attempt));
    }

    private static Optional<Duration> delay(TestDatabase database, Guessing guessing, Attempt attempt) {
        return database.transactions().call(() -> guessing.begin(attempt));
    }

    private static List<?> rows(TestDatabase database) {
        return database.transactions().call(() -> database.entities()
                .createNativeQuery("select id, failures from guess")
                .getResultList());
    }
}
