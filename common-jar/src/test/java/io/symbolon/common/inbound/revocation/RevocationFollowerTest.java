package io.symbolon.common.inbound.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE, decision 9, and LIBERTY, ground rule 14: when the feed is asked, and what is believed of it. */
class RevocationFollowerTest {
    private final TestClock clock = TestClock.standing();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();
    private final List<Followed> told = new ArrayList<>();
    private volatile List<RevocationPage> pages = List.of();
    private volatile IOException down;
    private final RevocationFollower follower = new RevocationFollower(this::after, told::add, executor, clock);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private RevocationPage after(String since) throws IOException {
        requests.incrementAndGet();
        asked.add(since);
        if (down != null) {
            throw down;
        }
        int next = since == null || since.startsWith("unknown") ? 0 : Integer.parseInt(since);
        return next < pages.size() ? pages.get(next) : new RevocationPage(List.of(), since == null ? "0" : since, null);
    }

    private RevokedEntry entry(String value, long seconds) {
        return new RevokedEntry("jti", value, clock.instant(), clock.instant().plusSeconds(seconds));
    }

    private RevocationPage page(int next, Boolean reset, RevokedEntry... entries) {
        return new RevocationPage(List.of(entries), Integer.toString(next), reset);
    }

    private List<String> values() {
        return follower.followed().entries().stream().map(RevokedEntry::value).toList();
    }

    private int requestsIn(Duration time, boolean heartbeat) {
        int before = requests.get();
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            if (heartbeat) {
                follower.heard(false);
            }
            follower.tick();
        }
        return requests.get() - before;
    }

    @Test
    void tickWhenNoHeartbeatIsHeardThenEverySecond() {
        follower.tick();
        assertThat(requestsIn(Duration.ofSeconds(10), false)).isEqualTo(10);
    }

    @Test
    void tickWhenTheHeartbeatIsHeardThenEveryThirtySeconds() {
        follower.heard(false);
        follower.tick();
        assertThat(requestsIn(Duration.ofSeconds(29), true)).isZero();
        assertThat(requestsIn(Duration.ofSeconds(1), true)).isEqualTo(1);
        assertThat(requestsIn(Duration.ofSeconds(60), true)).isEqualTo(2);
    }

    @Test
    void tickWhenTheHeartbeatEndsThenFromTheThirdSecondOn() {
        follower.heard(false);
        follower.tick();
        assertThat(requestsIn(Duration.ofSeconds(2), false)).isZero();
        assertThat(requestsIn(Duration.ofSeconds(3), false)).isEqualTo(3);
    }

    @Test
    void tickWhenAuthDoesNotAnswerThenEverySecondThoughTheHeartbeatIsHeard() {
        down = new IOException("auth is down");
        follower.heard(false);
        follower.tick();
        assertThat(requestsIn(Duration.ofSeconds(5), true)).isEqualTo(5);
        assertThat(told).isEmpty();
    }

    @Test
    void tickWhenAuthRefusesThenSeldom() {
        down = new FeedRefusedException("no scope");
        follower.tick();
        assertThat(follower.isRefused()).isTrue();
        assertThat(requestsIn(Duration.ofSeconds(60), false)).isEqualTo(2);
    }

    @Test
    void catchUpThenWhatWasRevokedBeforeIsKnown() {
        follower.heard(false);
        follower.tick();
        pages = List.of(page(1, null, entry("a", 60)));
        follower.catchUp();
        assertThat(values()).containsExactly("a");
    }

    /** The pull under way may have looked already. */
    @Test
    void catchUpWhenAPullIsUnderWayThenWaitsAndPullsOnceForAllWhoWait() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RevocationFollower slow = new RevocationFollower(
                since -> {
                    if (requests.incrementAndGet() == 1) {
                        looked.countDown();
                        hold(go);
                    }
                    return new RevocationPage(List.of(), "0", null);
                },
                told::add,
                executor,
                clock);
        slow.restore(Followed.NOTHING.with(new RevocationPage(List.of(), "0", null), clock.instant()));
        Future<?> first = executor.submit(slow::tick);
        looked.await();
        Thread second = new Thread(slow::catchUp);
        Thread third = new Thread(slow::catchUp);
        second.start();
        third.start();
        await().until(() -> second.getState() == Thread.State.BLOCKED && third.getState() == Thread.State.BLOCKED);
        assertThat(requests).hasValue(1);
        go.countDown();
        first.get();
        second.join();
        third.join();
        assertThat(requests).hasValue(2);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Test
    void tickWhenTheClockIsSetBackThenPullsAllTheSame() {
        follower.tick();
        int before = requests.get();
        clock.advance(Duration.ofHours(-2));
        follower.tick();
        assertThat(requests).hasValue(before + 1);
    }

    @Test
    void pullThenAsksOnUntilTheCursorMovesNoMore() {
        pages = List.of(page(1, true, entry("a", 60)), page(2, null, entry("b", 60)), page(2, null));
        follower.tick();
        assertThat(asked).containsExactly(null, "1", "2");
        assertThat(values()).containsExactly("a", "b");
        assertThat(follower.followed().cursor()).isEqualTo("2");
        assertThat(follower.followed().pulledAt()).isEqualTo(clock.instant());
    }

    @Test
    void pullWhenResetThenWhatWasKnownEndsOnlyOnceTheNewWholeIsThere() {
        follower.restore(new Followed("unknown", clock.instant(), List.of(entry("old", 60))));
        pages = List.of(page(1, true, entry("a", 60)), page(2, null, entry("b", 60)));
        follower.tick();
        assertThat(told).as("never the half of it").singleElement().satisfies(now -> assertThat(now.entries())
                .hasSize(2));
        assertThat(values()).containsExactly("a", "b");
    }

    @Test
    void pullWhenAResetBreaksOffThenTheOldStays() {
        follower.restore(new Followed("unknown", clock.instant(), List.of(entry("old", 60))));
        pages = List.of(page(1, true, entry("a", 60)));
        RevocationFollower broken = new RevocationFollower(
                since -> {
                    if ("1".equals(since)) {
                        throw new IOException("gone");
                    }
                    return after(since);
                },
                told::add,
                executor,
                clock);
        broken.restore(follower.followed());
        broken.tick();
        assertThat(broken.followed().entries()).extracting(RevokedEntry::value).containsExactly("old");
        assertThat(broken.followed().cursor()).isEqualTo("unknown");
    }

    @Test
    void pullWhenAPageWasReadAndTheNextFailsThenThePageCounts() {
        pages = List.of(page(1, true, entry("a", 60)));
        follower.tick();
        pages = List.of(
                page(1, true, entry("a", 60)), page(2, null, entry("b", 60)), new RevocationPage(null, "x", null));
        follower.restore(follower.followed());
        clock.advance(Duration.ofSeconds(1));
        follower.tick(); // "x" is no number: the third request fails
        assertThat(values()).containsExactly("a", "b");
        assertThat(follower.followed().pulledAt()).isEqualTo(clock.instant().minusSeconds(1));
    }

    @Test
    void pullWhenAnEntryExpiresThenItIsForgottenAtThatMoment() {
        pages = List.of(page(1, true, entry("brief", 60), entry("long", 61)));
        follower.tick();
        clock.advance(Duration.ofMillis(59_999));
        follower.tick();
        assertThat(values()).containsExactly("brief", "long");
        clock.advance(Duration.ofSeconds(1));
        follower.tick();
        assertThat(values()).containsExactly("long");
    }

    @Test
    void heardWhenThereIsNewsThenPulledWithoutATick() {
        pages = List.of(page(1, true, entry("a", 60)));
        follower.heard(true);
        await().untilAsserted(() -> assertThat(values()).containsExactly("a"));
    }

    @Test
    void heardWhenAThousandHintsComeDuringOnePullThenOneMore() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger pulls = new AtomicInteger();
        RevocationFollower slow = new RevocationFollower(
                since -> {
                    pulls.incrementAndGet();
                    began.countDown();
                    awaitQuietly(go);
                    return new RevocationPage(List.of(), "0", null);
                },
                known -> {},
                executor,
                clock);
        slow.restore(new Followed("0", clock.instant(), List.of()));
        slow.heard(true);
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 1000; i++) {
            slow.heard(true);
        }
        go.countDown();
        await().untilAsserted(() -> assertThat(pulls).hasValue(2));
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pulls).hasValue(2);
    }

    @Test
    void deniedWhenAKindIsNotKnownThenPassedOver() {
        Followed known = new Followed(
                "1",
                null,
                List.of(
                        new RevokedEntry("device", "d", clock.instant(), clock.instant()),
                        new RevokedEntry("kid", "k", clock.instant(), clock.instant())));
        assertThat(known.denied().keys()).containsExactly("k");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
