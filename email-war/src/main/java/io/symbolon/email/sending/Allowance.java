package io.symbolon.email.sending;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** So much within a span for each name, filling up again steadily; remembers the names of one span. Thread-safe. */
final class Allowance {
    /** Names remembered; beyond them the idlest start afresh. */
    private static final int NAMES = 200_000;

    private final LoadingCache<String, Bucket> buckets;

    Allowance(int most, Duration span, TimeMeter time) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterAccess(span)
                .executor(Runnable::run)
                .build(name -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, span))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Takes one; how long to wait when there is none, zero when it was taken. */
    Duration take(String name) {
        ConsumptionProbe probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    void giveBack(String name) {
        buckets.get(name).addTokens(1);
    }
}
