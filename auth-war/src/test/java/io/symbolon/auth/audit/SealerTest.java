package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealerTest {
    private static final int WRITERS = 4;
    private static final int EACH = 50;
    /** Longer than it takes to come from one statement to the next. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void sealWhenTwoServersRaceWhileOthersWriteThenOneChainWithoutAGap(Database vendor) throws Exception {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
            Stream<Runnable> writers = IntStream.range(0, WRITERS).mapToObj(writer -> () -> fixture.add(EACH));
            Stream<Runnable> servers =
                    IntStream.range(0, 2).mapToObj(server -> () -> sealUntilAll(fixture, fixture.sealer()));
            CompletableFuture<?>[] all = Stream.concat(writers, servers)
                    .map(work -> CompletableFuture.runAsync(work, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
            threads.shutdown();
            assertThat(fixture.chain.last().place()).isEqualTo(WRITERS * EACH);
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
        }
    }

    /** Time runs so fast that leases end in the middle of their holder's work. */
    private static void sealUntilAll(AuditFixture fixture, Sealer server) {
        while (fixture.chain.last().place() < WRITERS * EACH) {
            fixture.ageLease(AuditFixture.LEASE.dividedBy(2));
            server.run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sealWhenAnotherHoldsTheLeaseThenNothingUntilItEnds(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            fixture.add(1);
            fixture.sealer().run();
            fixture.add(1);
            Sealer other = fixture.sealer();
            fixture.age(AuditFixture.LEASE.minus(MOMENT));
            other.run();
            assertThat(fixture.chain.last().place()).isOne();
            fixture.age(MOMENT);
            other.run();
            assertThat(fixture.chain.last().place()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sealWhenAnEarlierTransactionCommitsLaterThenItsRecordIsSealedToo(Database vendor) throws Exception {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            CountDownLatch commit = new CountDownLatch(1);
            CompletableFuture<Void> held = addOneUntil(fixture, commit);
            fixture.add(2);
            Sealer sealer = fixture.sealer();
            sealer.run();
            assertThat(fixture.chain.last().place()).isEqualTo(2);
            commit.countDown();
            held.get(10, TimeUnit.SECONDS);
            sealer.run();
            assertThat(fixture.chain.last().place()).isEqualTo(3);
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
        }
    }

    /** An hour ahead, one would pass what it takes for too old to be still open; an hour behind, none would ever be old. */
    @ParameterizedTest
    @EnumSource
    void sealWhenServersClocksDifferThenTheDatabasesCounts(Database vendor) throws Exception {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            CountDownLatch commit = new CountDownLatch(1);
            CompletableFuture<Void> held = addOneUntil(fixture, commit);
            fixture.add(2);
            fixture.clock.advance(Duration.ofHours(1));
            Sealer ahead = fixture.sealer();
            ahead.run();
            assertThat(fixture.chain.mark()).isZero();
            fixture.clock.advance(Duration.ofHours(-2));
            Sealer behind = fixture.sealer();
            commit.countDown();
            held.get(10, TimeUnit.SECONDS);
            behind.run();
            assertThat(fixture.chain.last().place()).isEqualTo(2); // it is the other's turn
            fixture.age(AuditFixture.LEASE);
            behind.run();
            assertThat(fixture.chain.last().place()).isEqualTo(3);
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
        }
    }

    /** As after docs/AUDIT.md the runtime role may write it, or as a server would that goes by a clock of its own. */
    @ParameterizedTest
    @EnumSource
    void sealWhenALeaseReachesFurtherThanAnyThenItIsNobodys(Database vendor) {
        String furthest = interval(AuditFixture.LEASE.multipliedBy(2).minus(MOMENT));
        String further = interval(AuditFixture.LEASE.multipliedBy(2).plus(MOMENT));
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            for (String until : List.of("timestamp with time zone '2999-01-01 00:00:00+00'", "null", further)) {
                fixture.add(1);
                occupy(fixture, furthest);
                long before = seal(fixture);
                occupy(fixture, until);
                assertThat(seal(fixture)).as(until).isEqualTo(before + 1);
            }
        }
    }

    private static String interval(Duration fromNow) {
        return "current_timestamp + interval '" + fromNow.toSeconds() + "' second";
    }

    private static void occupy(AuditFixture fixture, String until) {
        fixture.tamper("update audit_sealer set holder = 'x', until = " + until);
    }

    /** How many are sealed then. */
    private static long seal(AuditFixture fixture) {
        fixture.sealer().run();
        return fixture.chain.last().place();
    }

    @ParameterizedTest
    @EnumSource
    void verifyWhenNobodySealsThenWhatHasWaitedTooLongIsNamedUntilSomebodyDoes(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            Sealer sealer = fixture.sealer();
            fixture.add(1);
            sealer.run();
            UUID waiting = fixture.add(2).get(0);
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
            fixture.age(Sealer.SETTLED.minus(MOMENT)); // as old as the longest transaction's when it commits
            fixture.add(1);
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
            fixture.age(MOMENT);
            assertThat(fixture.verify(null).firstBroken())
                    .isEqualTo(new Finding.Broken(null, waiting.toString(), "unsealed"));
            sealer.run();
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
        }
    }

    /** One more record, of a transaction that stays open until then. */
    private static CompletableFuture<Void> addOneUntil(AuditFixture fixture, CountDownLatch commit) {
        CountDownLatch written = new CountDownLatch(1);
        CompletableFuture<Void> held =
                CompletableFuture.runAsync(() -> fixture.database.transactions().run(() -> {
                    fixture.add(1);
                    written.countDown();
                    AuditFixture.await(commit);
                }));
        AuditFixture.await(written);
        return held;
    }

    @ParameterizedTest
    @EnumSource
    void sealWhenATransactionRolledBackThenItsGapIsPassedOnceNoneCanFillIt(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            Sealer sealer = fixture.sealer();
            fixture.add(1);
            sealer.run();
            long before = fixture.chain.mark();
            rollBackOne(fixture);
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(before);
            fixture.age(Sealer.SETTLED.minus(MOMENT));
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(before);
            fixture.age(MOMENT);
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(fixture.number("select seq from audit_chain where place = 2"));
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(fixture.number("select seq from audit_chain where place = 5"));
            assertThat(fixture.verify(null)).isEqualTo(Finding.good());
        }
    }

    private static void rollBackOne(AuditFixture fixture) {
        assertThatThrownBy(() -> fixture.database.transactions().run(() -> {
                    fixture.add(1);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
    }
}
