package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A ticker that stands still until it is moved, beside a wall clock that can jump by itself. */
final class MovableTime extends Clock implements Ticker {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Starts below zero and near the overflow, as System.nanoTime may. */
    private static final long FIRST_TICK =
            Long.MAX_VALUE - Duration.ofMinutes(5).toNanos();

    private final AtomicLong elapsed = new AtomicLong();
    private volatile Duration jump = Duration.ZERO;

    Timing timing() {
        return new Timing(this, this, new Random(7));
    }

    void pass(Duration time) {
        elapsed.addAndGet(time.toNanos());
    }

    void jumpWallClock(Duration by) {
        jump = by;
    }

    @Override
    public long read() {
        return FIRST_TICK + elapsed.get();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(elapsed.get()).plus(jump);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
