package io.symbolon.auth.revoked;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 4: {@code next} never passes an uncommitted entry. */
class LateCommitTest {
    private static final int WRITERS = 8;
    private static final int EACH = 40;

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void afterWhenAnEarlierTransactionCommitsLaterThenItsEntryIsStillTold(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch commit = new CountDownLatch(1);
            CompletableFuture<Void> held =
                    CompletableFuture.runAsync(() -> database.transactions().run(() -> {
                        revocations(database).key("written first");
                        written.countDown();
                        await(commit);
                    }));
            await(written);
            database.transactions().run(() -> revocations(database).key("committed first")); // waits for nobody

            RevocationPage before = feed(database).after(null);
            assertThat(before.entries()).extracting(RevokedEntry::value).containsExactly("committed first");
            commit.countDown();
            held.get(10, TimeUnit.SECONDS);
            RevocationPage after = feed(database).after(before.next());
            assertThat(after.entries()).extracting(RevokedEntry::value).containsExactly("written first");
            assertThat(after.reset()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterWhenManyWriteWhileManyReadThenEachReaderSeesEveryEntryOnce(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);
            String start = feed(database).after(null).next();
            List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(database, writer), threads))
                    .toList();
            List<CompletableFuture<List<String>>> readers = IntStream.range(0, 3)
                    .mapToObj(reader -> CompletableFuture.supplyAsync(() -> follow(database, start), threads))
                    .toList();
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            for (CompletableFuture<List<String>> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS))
                        .hasSize(WRITERS * EACH)
                        .doesNotHaveDuplicates();
            }
            threads.shutdown();
        }
    }

    private void write(TestDatabase database, int writer) {
        for (int i = 0; i < EACH; i++) {
            String name = writer + "." + i;
            database.transactions().run(() -> revocations(database).key(name));
        }
    }

    /** What a follower that only trusts cursors gets to see, until it has as many as there are. */
    private List<String> follow(TestDatabase database, String start) {
        List<String> seen = new ArrayList<>();
        String cursor = start;
        while (seen.size() < WRITERS * EACH) {
            RevocationPage page = feed(database).after(cursor);
            assertThat(page.reset()).isNull();
            page.entries().forEach(entry -> seen.add(entry.value()));
            cursor = page.next();
        }
        return seen;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private Revocations revocations(TestDatabase database) {
        return new Revocations(
                new RevocationStore(database.entities()), new RevocationSettings(Duration.ofMinutes(10)), clock);
    }

    private RevocationFeed feed(TestDatabase database) {
        return new RevocationFeed(new RevocationStore(database.entities()), database.transactions(), clock);
    }
}
