package io.symbolon.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.auth.revoked.NextSecond;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients as they were read at most {@link #LIFE} ago: a busy service's row is read twice a second, ahead of need and beside
 * the grants, none of which waits for it. A change made here is seen at once; one made by another instance within that time,
 * and the tokens issued meanwhile are issued as of the reading, so that its revocation covers them. Whoever asks in
 * the second of a change waits for the {@link NextSecond}. Thread-safe.
 */
@ApplicationScoped
public class ClientCache {
    static final Duration LIFE = Duration.ofSeconds(1);
    /** From then on whoever asks has the row read again for those who come after. */
    private static final Duration YOUTH = LIFE.dividedBy(2);
    /** Names, unknown ones too; more than any platform has services. */
    private static final int MOST = 1000;

    private final LoadingCache<String, Reading> readings;
    /** Of those that were changed here a moment ago: when the second after that begins. */
    private final Cache<String, Instant> changed;

    private final InstantSource clock;

    ClientCache() { // CDI proxy
        this.readings = null;
        this.changed = null;
        this.clock = null;
    }

    /** @param executor the container's managed one */
    @Inject
    public ClientCache(ClientStore clients, InstantSource clock, Executor executor) {
        this(clients, clock, executor, Ticker.systemTicker());
    }

    ClientCache(ClientStore clients, InstantSource clock, Executor executor, Ticker ticker) {
        this.clock = clock;
        this.changed = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfterWrite(LIFE)
                .build();
        this.readings = Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(executor)
                .ticker(ticker)
                .refreshAfterWrite(YOUTH)
                .expireAfter(Expiry.<String, Reading>writing((name, reading) -> reading.lifeFrom(clock.instant())))
                .build(name -> {
                    Instant asOf = clock.instant();
                    return new Reading(clients.find(name), asOf, new AtomicBoolean());
                });
    }

    /** @param noted whether somebody has noted by this reading that a token was used */
    record Reading(Optional<StoredClient> client, Instant asOf, AtomicBoolean noted) {
        /** True for the first who asks. */
        boolean notes() {
            return noted.compareAndSet(false, true);
        }

        /** What the query took counts. */
        private Duration lifeFrom(Instant now) {
            Duration left = Duration.between(now, asOf.plus(LIFE));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    /** What the table says of a name; unknown ones cost a query, as long as they are new. */
    Reading read(String name) {
        Instant settled = changed.getIfPresent(name);
        if (settled != null) {
            NextSecond.await(settled, clock);
        }
        return readings.get(name);
    }

    /** The client of that name, when it has keys. */
    public Optional<KeyedClient> keyed(String name) {
        Reading reading = read(name);
        return reading.client()
                .flatMap(stored -> stored.keys().map(keys -> new KeyedClient(stored.client(), keys, reading.asOf())));
    }

    /**
     * The client was changed, or its tokens were revoked: it is read anew, in the next second. To be called once that is
     * committed.
     */
    public void forget(ServiceName name) {
        changed.put(name.value(), NextSecond.after(clock.instant()));
        readings.invalidate(name.value());
    }
}
