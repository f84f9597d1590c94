package io.symbolon.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final int MOST = 64;

    private final TestDatabase database = TestDatabase.start(Database.H2, "events");
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore permits = new Semaphore(0);
    private final GroupCommit commits = new GroupCommit(gated(database.transactions()));
    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> present = new ArrayList<>();

    @AfterEach
    void end() {
        callers.shutdownNow();
        database.close();
    }

    @Test
    void writeWhenAloneThenAtOnce() {
        permits.release();
        assertThat(write(7)).isEqualTo("wrote 7");
        assertThat(written).containsExactly(List.of(7));
        assertThat(records()).containsExactly("7");
    }

    @Test
    void writeWhenOthersComeMeanwhileThenTheyShareTheNextInOrderOfTheirPlacesAndEachLearnsOfItsOwn() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(4, 2, 3);
        permits.release(2);
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo("wrote 1");
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("wrote 4", "wrote 2", "wrote 3");
        assertThat(written).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void writeWhenMoreComeThanMayShareThenTheRestIsWrittenByTheNext() {
        CompletableFuture<String> first = begin(0);
        List<CompletableFuture<String>> others =
                queue(IntStream.rangeClosed(1, MOST + 1).toArray());
        permits.release(3);
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        assertThat(first).isCompletedWithValue("wrote 0");
        assertThat(written).extracting(List::size).containsExactly(1, MOST, 1);
    }

    @Test
    void writeWhenOneOfThoseWhoShareFailsThenItAloneDoes() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(2, -3, 4);
        permits.release(5); // the first, all together, and each of three
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(others.get(0)).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo("wrote 2");
        assertThatThrownBy(others.get(1)::join).hasRootCauseMessage("-3 cannot be written");
        assertThat(others.get(2)).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo("wrote 4");
        assertThat(records()).containsExactly("1", "2", "4");
    }

    @Test
    void writeWhenTwoInARowFailThenTheRestIsNotTriedAndTheNextIsWritten() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(-2, -3, 4);
        permits.release(4); // the first, all together, and each of two
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES);
        assertThatThrownBy(others.get(0)::join).hasRootCauseMessage("-2 cannot be written");
        assertThatThrownBy(others.get(1)::join).hasRootCauseMessage("-3 cannot be written");
        assertThatThrownBy(others.get(2)::join).hasRootCauseMessage("-3 cannot be written");
        permits.release();
        assertThat(write(5)).isEqualTo("wrote 5");
        assertThat(records()).containsExactly("1", "5");
    }

    @Test
    void writeWhenManyRaceThenEachIsWrittenOnceAndLearnsOfItsOwn() {
        int each = 500;
        permits.release(8 * each);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> racers = IntStream.range(0, 8)
                .mapToObj(racer -> CompletableFuture.runAsync(
                        () -> {
                            awaitStart(start);
                            for (int i = racer * each; i < (racer + 1) * each; i++) {
                                assertThat(write(i)).isEqualTo("wrote " + i);
                            }
                        },
                        callers))
                .toList();
        start.countDown();
        CompletableFuture.allOf(racers.toArray(CompletableFuture[]::new)).join();
        assertThat(records())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8 * each).mapToObj(String::valueOf).toList());
        assertThat(written).allMatch(group -> group.size() <= MOST);
    }

    private String write(int item) {
        return commits.write(String.format("%05d", Math.max(item, 0)), () -> {
            if (item < 0) {
                throw new IllegalStateException(item + " cannot be written");
            }
            database.entities()
                    .createNativeQuery("insert into audit_waiting (record) values (?1)")
                    .setParameter(1, String.valueOf(item))
                    .executeUpdate();
            present.add(item);
            return "wrote " + item;
        });
    }

    private List<String> records() {
        List<?> rows = database.transactions().call(() -> database.entities()
                .createNativeQuery("select record from audit_waiting order by id")
                .getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    /** Returns once it is being written. */
    private CompletableFuture<String> begin(int item) {
        CompletableFuture<String> begun = CompletableFuture.supplyAsync(() -> write(item), callers);
        arrivals.acquireUninterruptibly();
        return begun;
    }

    /** Returns once all of them wait, in this order. */
    private List<CompletableFuture<String>> queue(int... items) {
        List<CompletableFuture<String>> queued = new ArrayList<>();
        for (int item : items) {
            int before = commits.waiting();
            queued.add(CompletableFuture.supplyAsync(() -> write(item), callers));
            await().pollInterval(Duration.ofMillis(1)).until(() -> commits.waiting() > before);
        }
        return queued;
    }

    /** Those, each of which needs a permit to begin, and tells what was written in it. */
    private Transactions gated(Transactions real) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                arrivals.release();
                permits.acquireUninterruptibly();
                present.clear();
                T result = real.call(work);
                written.add(List.copyOf(present));
                return result;
            }

            @Override
            public boolean isActive() {
                return real.isActive();
            }

            @Override
            public void afterCommit(Runnable action) {
                real.afterCommit(action);
            }
        };
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
