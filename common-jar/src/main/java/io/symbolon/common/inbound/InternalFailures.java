package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.common.peer.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts refusals at internal doors by network, within the minute that the first of them began. In memory, of this server
 * alone, of at most {@value #NETWORKS} networks. Thread-safe.
 */
final class InternalFailures {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NETWORKS = 10_000;

    private final Cache<String, AtomicInteger> refusals;
    private final int most;

    /** @param most refusals of one network a minute that are answered as what they are */
    InternalFailures(int most, Ticker ticker) {
        this.most = most;
        this.refusals = Caffeine.newBuilder()
                .expireAfterWrite(MINUTE)
                .maximumSize(NETWORKS)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** One more from this address; how long it had better wait, when there were too many. */
    Optional<Duration> add(String address) {
        String network = String.valueOf(Network.around(address));
        int count = refusals.get(network, first -> new AtomicInteger()).incrementAndGet();
        return count > most ? Optional.of(remaining(network)) : Optional.empty();
    }

    private Duration remaining(String network) {
        return refusals.policy()
                .expireAfterWrite()
                .flatMap(expiry -> expiry.ageOf(network))
                .map(MINUTE::minus)
                .orElse(MINUTE);
    }
}
