package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R26. */
class HashingLaneTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<AuditRecord> records = new ArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void submitWhenEveryPlaceIsTakenThenTurnedAwayAtOnceAndLaterNotR26() throws Exception {
        HashingLane lane = lane(1, 1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> working = result(lane.submit(() -> waitFor(finish)));
        CompletableFuture<String> waiting = result(lane.submit(() -> "second"));
        assertThat(records).isEmpty();
        assertThat(lane.submit(() -> "no place")).isEmpty();
        assertThat(records).extracting(AuditRecord::reason).containsExactly("too_many_at_once");
        finish.countDown();
        assertThat(working.get(10, TimeUnit.SECONDS)).isEqualTo("waited");
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("second");
        assertThat(result(lane.submit(() -> "a place again")).get(10, TimeUnit.SECONDS))
                .isEqualTo("a place again");
    }

    @Test
    void submitWhenAThousandComeThenNeverMoreAtWorkThanAllowedR26() {
        HashingLane lane = lane(3, 1000);
        AtomicInteger atWork = new AtomicInteger();
        List<CompletableFuture<Integer>> results = IntStream.range(0, 1000)
                .mapToObj(work -> result(lane.submit(() -> {
                    int now = atWork.incrementAndGet();
                    atWork.decrementAndGet();
                    return now;
                })))
                .toList();
        assertThat(results).hasSize(1000).allSatisfy(result -> assertThat(result.get(10, TimeUnit.SECONDS))
                .isBetween(1, 3));
    }

    @Test
    void submitWhenMoreComeThanMayWorkThenThatManyAreAtWorkAndTheOthersWaitR26() throws Exception {
        AtomicInteger threads = new AtomicInteger();
        HashingLane lane = lane(3, 7, work -> {
            threads.incrementAndGet();
            executor.execute(work);
        });
        CountDownLatch atWork = new CountDownLatch(3);
        CountDownLatch finish = new CountDownLatch(1);
        List<CompletableFuture<String>> results = IntStream.range(0, 10)
                .mapToObj(work -> result(lane.submit(() -> {
                    atWork.countDown();
                    return waitFor(finish);
                })))
                .toList();
        assertThat(atWork.await(10, TimeUnit.SECONDS)).as("all three at once").isTrue();
        assertThat(threads).as("none for the others").hasValue(3);
        assertThat(results).noneMatch(CompletableFuture::isDone);
        finish.countDown();
        assertThat(results).allSatisfy(result -> assertThat(result.get(10, TimeUnit.SECONDS))
                .isEqualTo("waited"));
    }

    @Test
    void submitWhenTheWorkFailsThenTheResultFailsAndThePlaceIsFree() throws Exception {
        HashingLane lane = lane(1, 0);
        CompletableFuture<String> failed = result(lane.submit(() -> {
            throw new IllegalStateException("broken");
        }));
        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("broken");
        assertThat(result(lane.submit(() -> "next")).get(10, TimeUnit.SECONDS)).isEqualTo("next");
    }

    @Test
    void submitWhenTheServerStopsAndTakesNoMoreTasksThenDoneAllTheSame() throws Exception {
        HashingLane lane = lane(1, 0);
        executor.shutdown();
        assertThat(result(lane.submit(() -> "last")).get(10, TimeUnit.SECONDS)).isEqualTo("last");
        assertThat(result(lane.submit(() -> "very last")).get(10, TimeUnit.SECONDS))
                .isEqualTo("very last");
    }

    private HashingLane lane(int concurrency, int queue) {
        return lane(concurrency, queue, executor);
    }

    private HashingLane lane(int concurrency, int queue, Executor workers) {
        return new HashingLane(
                new HashingSettings(HashingCost.DEFAULT, concurrency, queue),
                workers,
                AuditLog.of("auth-service", Clock.systemUTC(), records::add));
    }

    private static <T> CompletableFuture<T> result(Optional<CompletionStage<T>> submitted) {
        return submitted.orElseThrow().toCompletableFuture();
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return "waited";
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
