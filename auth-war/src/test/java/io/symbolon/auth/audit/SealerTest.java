package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import java.time.Duration;
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
            fixture.clock.advance(Sealer.LEASE.dividedBy(2));
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
            fixture.clock.advance(Sealer.LEASE);
            other.run();
            assertThat(fixture.chain.last().place()).isOne();
            fixture.clock.advance(Duration.ofMillis(1));
            other.run();
            assertThat(fixture.chain.last().place()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sealWhenAnEarlierTransactionCommitsLaterThenItsRecordIsSealedToo(Database vendor) throws Exception {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch commit = new CountDownLatch(1);
            CompletableFuture<Void> held = CompletableFuture.runAsync(
                    () -> fixture.database.transactions().run(() -> {
                        fixture.add(1);
                        written.countDown();
                        await(commit);
                    }));
            await(written);
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
            fixture.clock.advance(Sealer.SETTLED.plusMillis(1));
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(fixture.number("select seq from audit_chain where place = 2"));
            fixture.add(1);
            sealer.run();
            assertThat(fixture.chain.mark()).isEqualTo(fixture.number("select seq from audit_chain where place = 4"));
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
