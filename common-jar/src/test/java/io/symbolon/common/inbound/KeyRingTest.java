package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SECURITY R3 and ARCHITECTURE decision 4: who fetches, when, and how long a copy is believed. */
class KeyRingTest {
    private final TestClock clock = TestClock.standing();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean down;

    @TempDir
    Path directory;

    private String source() throws IOException {
        fetches.incrementAndGet();
        if (down) {
            throw new IOException("auth is down");
        }
        return TestKey.TRUSTED.jwks();
    }

    private KeyRing ring() {
        return new KeyRing(this::source, saved(), null, clock);
    }

    private SavedTrust saved() {
        return new SavedTrust(Optional.of(new TrustFile(directory)), "https://issuer", clock);
    }

    private boolean trusts(KeyRing ring) {
        return ring.trust().keys().key(TestKey.TRUSTED.id(), clock.instant()).isPresent();
    }

    private void ticksFor(KeyRing ring, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            ring.tick();
        }
    }

    @Test
    void tickWhenNothingIsUrgentThenOneFetchAPeriod() {
        KeyRing ring = ring();
        ring.tick();
        assertThat(fetches).hasValue(1);
        ticksFor(ring, KeyRing.PERIOD.minusSeconds(1));
        assertThat(fetches).hasValue(1);
        ticksFor(ring, Duration.ofSeconds(1));
        assertThat(fetches).hasValue(2);
        ticksFor(ring, Duration.ofMinutes(10));
        assertThat(fetches).hasValue(62);
    }

    @Test
    void tickWhenAuthIsDownThenEveryFiveSeconds() {
        KeyRing ring = ring();
        down = true;
        ring.tick();
        ticksFor(ring, Duration.ofSeconds(50));
        assertThat(fetches).hasValue(11);
        assertThat(trusts(ring)).isFalse();
        down = false;
        ticksFor(ring, Duration.ofSeconds(5));
        assertThat(trusts(ring)).isTrue();
    }

    @Test
    void hurryWhenManyUnknownKeysAtOnceThenOneFetchInTenSecondsR3() throws Exception {
        KeyRing ring = ring();
        ring.tick();
        clock.advance(Duration.ofSeconds(1));
        floodFrom(ring, 16);
        assertThat(fetches).as("requests never fetch").hasValue(1);
        ring.tick();
        ring.tick();
        assertThat(fetches).hasValue(2);
        for (int second = 1; second < 10; second++) {
            ring.hurry();
            ticksFor(ring, Duration.ofSeconds(1));
        }
        assertThat(fetches).as("nine seconds later").hasValue(2);
        ticksFor(ring, Duration.ofSeconds(1));
        assertThat(fetches).as("ten seconds later, as ever").hasValue(3);
        clock.advance(Duration.ofSeconds(1));
        floodFrom(ring, 16);
        ring.tick();
        assertThat(fetches).as("in haste again").hasValue(4);
    }

    /** Another fetch lies between, so that the next regular one is not due when haste is. */
    @Test
    void hurryWhenNineSecondsAfterTheLastThenNoFetchAndAfterTenOneR3() {
        KeyRing ring = ring();
        ring.hurry();
        ring.tick();
        clock.advance(Duration.ofSeconds(5));
        ring.renew();
        ring.tick();
        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(4));
        ring.hurry();
        ring.tick();
        assertThat(fetches).as("nine seconds later").hasValue(2);
        clock.advance(Duration.ofSeconds(1));
        ring.hurry();
        ring.tick();
        assertThat(fetches).as("ten seconds later").hasValue(3);
    }

    private static void floodFrom(KeyRing ring, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                awaitUninterruptibly(go);
                for (int j = 0; j < 1000; j++) {
                    ring.hurry();
                }
            });
        }
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was being read may be from before. */
    @Test
    void renewWhenAFetchIsUnderWayThenAnotherFollowsIt() {
        AtomicReference<KeyRing> itself = new AtomicReference<>();
        KeyRing ring = new KeyRing(
                () -> {
                    if (fetches.incrementAndGet() == 1) {
                        itself.get().renew();
                    }
                    return TestKey.TRUSTED.jwks();
                },
                saved(),
                null,
                clock);
        itself.set(ring);
        ring.tick();
        ring.tick();
        assertThat(fetches).hasValue(2);
        ring.tick();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void trustWhenAuthStaysDownThenAnHourAndNoSecondLonger() {
        KeyRing ring = ring();
        ring.tick();
        down = true;
        clock.advance(Duration.ofHours(1));
        ring.tick();
        assertThat(trusts(ring)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(trusts(ring)).isFalse();
    }

    @Test
    void restoreWhenRestartedWhileAuthIsDownThenKeysFromDisk() {
        ring().tick();
        down = true;
        clock.advance(Duration.ofMinutes(59));
        KeyRing restarted = ring();
        restarted.restore(saved().read());
        restarted.tick();
        assertThat(trusts(restarted)).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(trusts(restarted))
                .as("the age counts from the fetch, not from the restart")
                .isFalse();
    }

    @Test
    void tickWhenTheClockIsSetBackThenFetchesAllTheSame() {
        KeyRing ring = ring();
        ring.tick();
        clock.advance(Duration.ofHours(-2));
        ring.tick();
        assertThat(fetches).hasValue(2);
        assertThat(trusts(ring)).isTrue();
    }

    @Test
    void tickWhenTheDocumentIsRubbishThenKeysStay() {
        AtomicInteger calls = new AtomicInteger();
        KeyRing ring = new KeyRing(
                () -> calls.getAndIncrement() == 0 ? TestKey.TRUSTED.jwks() : "{\"keys\":[]}", saved(), null, clock);
        ring.tick();
        ticksFor(ring, Duration.ofMinutes(2));
        assertThat(calls.get()).isGreaterThan(1);
        assertThat(trusts(ring)).isTrue();
    }
}
