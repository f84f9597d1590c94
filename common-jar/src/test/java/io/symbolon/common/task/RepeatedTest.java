package io.symbolon.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.LoggedLines;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String COMPLAINT = "it cannot be done now";

    private final Hand hand = new Hand();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final LoggedLines log = new LoggedLines(Repeated.class.getName());

    private final Repeated repeated =
            new Repeated(COMPLAINT, PAUSE, () -> turns.remove().run(), hand);

    @BeforeEach
    void begin() {
        repeated.start();
    }

    @AfterEach
    void end() {
        log.close();
        hand.shutdownNow();
    }

    @Test
    void whateverIsThrownEndsNoScheduleAndIsToldOncePerOutage() {
        take(RepeatedTest::fail, RepeatedTest::breakDown);
        assertThat(log.lines()).containsExactly(COMPLAINT);
        take(RepeatedTest::succeed, RepeatedTest::fail);
        assertThat(log.lines()).as("another outage").hasSize(2);
    }

    @Test
    void whatSucceedsIsNotTold() {
        take(RepeatedTest::succeed, RepeatedTest::succeed);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void theFirstTimeComesAfterAPauseUnlessToldOtherwise() {
        assertThat(hand.first).isEqualTo(PAUSE);
        repeated.start(Duration.ZERO);
        assertThat(hand.first).isZero();
    }

    private void take(Runnable... next) {
        turns.addAll(List.of(next));
        while (!turns.isEmpty()) {
            hand.scheduled.run();
        }
    }

    private static void succeed() {}

    private static void fail() {
        throw new IllegalStateException("no database");
    }

    private static void breakDown() {
        throw new NoClassDefFoundError("no class");
    }

    /** Runs what is scheduled when the test says so. */
    private static final class Hand extends ScheduledThreadPoolExecutor {
        private Runnable scheduled;
        private Duration first;

        Hand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable again, long initial, long delay, TimeUnit unit) {
            assertThat(Duration.of(delay, unit.toChronoUnit())).isEqualTo(PAUSE);
            first = Duration.of(initial, unit.toChronoUnit());
            scheduled = again;
            return schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }
}
