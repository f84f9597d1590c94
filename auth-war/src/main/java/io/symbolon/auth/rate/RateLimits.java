package io.symbolon.auth.rate;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.symbolon.auth.guessing.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets so much happen in so long a time, whichever server it is asked of. Counts in short transactions of its own, on a
 * connection of its own: never call it inside one. Thread-safe.
 */
@ApplicationScoped
public class RateLimits {
    private final BucketTable buckets;
    private final Pseudonyms pseudonyms;

    RateLimits() { // CDI proxy
        this.buckets = null;
        this.pseudonyms = null;
    }

    @Inject
    public RateLimits(DataSource database, Pseudonyms pseudonyms, InstantSource clock) {
        this.buckets = new BucketTable(database, clock);
        this.pseudonyms = pseudonyms;
    }

    /**
     * Takes one; empty when it was there to be taken, else how long to wait for the next.
     *
     * @param whom whose rate it is, such as a network address; stored only as a keyed hash
     */
    public Optional<Duration> take(Rate rate, String whom) {
        if (!rate.isLimited()) {
            return Optional.empty();
        }
        String id = rate.name() + " " + pseudonyms.of(rate + "\n" + whom); // another limit is another bucket
        ConsumptionProbe probe = buckets.getProxy(id, () -> configuration(rate)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Removes buckets that nobody has used for a day: they are full. */
    public void purge() {
        buckets.purge(Duration.ofDays(1));
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.period()))
                .build();
    }
}
