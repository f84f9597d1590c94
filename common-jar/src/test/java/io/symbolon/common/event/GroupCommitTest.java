package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final int MOST = 3;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore permits = new Semaphore(0);
    private final GroupCommit<Integer, String> commits =
            new GroupCommit<>(MOST, Comparator.naturalOrder(), this::write);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void writeWhenAloneThenAtOnce() {
        permits.release();
        assertThat(commits.write(7)).isEqualTo("wrote 7");
        assertThat(written).containsExactly(List.of(7));
    }

    @Test
    void writeWhenOthersComeMeanwhileThenTheyShareTheNextInItsOrderAndEachLearnsOfItsOwn() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(4, 2, 3);
        permits.release(2);
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo("wrote 1");
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("wrote 4", "wrote 2", "wrote 3");
        assertThat(written).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void writeWhenMoreComeThanMayShareThenTheRestIsWrittenByTheNext() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(2, 3, 4, 5);
        permits.release(3);
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        assertThat(first).isCompletedWithValue("wrote 1");
        assertThat(written).extracting(List::size).containsExactly(1, MOST, 1);
    }

    @Test
    void writeWhenItFailsThenAllWhoSharedItFailAndTheNextIsWritten() {
        CompletableFuture<String> first = begin(1);
        List<CompletableFuture<String>> others = queue(-2, 3);
        permits.release(3);
        assertThat(first).succeedsWithin(1, TimeUnit.MINUTES);
        others.forEach(other -> assertThatThrownBy(other::join).hasRootCauseMessage("-2 cannot be written"));
        assertThat(commits.write(4)).isEqualTo("wrote 4");
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
                                assertThat(commits.write(i)).isEqualTo("wrote " + i);
                            }
                        },
                        callers))
                .toList();
        start.countDown();
        CompletableFuture.allOf(racers.toArray(CompletableFuture[]::new)).join();
        assertThat(written.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8 * each).boxed().toList());
        assertThat(written).allMatch(group -> group.size() <= MOST);
    }

    /** Returns once it is being written. */
    private CompletableFuture<String> begin(int item) {
        CompletableFuture<String> begun = CompletableFuture.supplyAsync(() -> commits.write(item), callers);
        arrivals.acquireUninterruptibly();
        return begun;
    }

    /** Returns once all of them wait, in this order. */
    private List<CompletableFuture<String>> queue(int... items) {
        List<CompletableFuture<String>> queued = new ArrayList<>();
        for (int item : items) {
            int before = commits.waiting();
            queued.add(CompletableFuture.supplyAsync(() -> commits.write(item), callers));
            await().until(() -> commits.waiting() > before);
        }
        return queued;
    }

    private List<String> write(List<Integer> group) {
        arrivals.release();
        permits.acquireUninterruptibly();
        group.stream().filter(item -> item < 0).findFirst().ifPresent(item -> {
            throw new IllegalStateException(item + " cannot be written");
        });
        written.add(group);
        return group.stream().map(item -> "wrote " + item).toList();
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
