package io.symbolon.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients as they were read at most {@link #LIFE} ago: a busy service's row is read once a second, not with every grant. A
 * change made here is seen at once; one made by another instance within that time, and the tokens issued meanwhile are issued
 * as of the reading, so that its revocation covers them. Thread-safe.
 */
@ApplicationScoped
public class ClientCache {
    private static final Duration LIFE = Duration.ofSeconds(1);
    /** Names, unknown ones too; more than any platform has services. */
    private static final int MOST = 1000;

    private final ClientStore clients;
    private final InstantSource clock;
    private final Cache<String, Reading> readings =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    ClientCache() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ClientCache(ClientStore clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** @param noted whether somebody has noted by this reading that a token was used */
    record Reading(Optional<StoredClient> client, Instant asOf, AtomicBoolean noted) {
        boolean isFresh(Instant now) {
            return !now.isBefore(asOf) && now.isBefore(asOf.plus(LIFE));
        }

        /** True for the first who asks. */
        boolean notes() {
            return noted.compareAndSet(false, true);
        }
    }

    /** What the table says of a name; unknown ones cost a query, as long as they are new. */
    Reading read(String name) {
        Instant now = clock.instant();
        Reading known = readings.getIfPresent(name);
        return known != null && known.isFresh(now)
                ? known
                : readings.asMap()
                        .compute(
                                name,
                                (key, present) -> present != null && present.isFresh(now)
                                        ? present
                                        : new Reading(clients.find(name), now, new AtomicBoolean()));
    }

    /** The client of that name, when it has keys. */
    public Optional<KeyedClient> keyed(String name) {
        Reading reading = read(name);
        return reading.client()
                .flatMap(stored -> stored.keys().map(keys -> new KeyedClient(stored.client(), keys, reading.asOf())));
    }

    /** The client was changed: it is read anew. To be called once that is committed. */
    public void forget(ServiceName name) {
        readings.invalidate(name.value());
    }
}
