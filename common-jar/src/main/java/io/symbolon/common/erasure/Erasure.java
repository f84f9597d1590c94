package io.symbolon.common.erasure;

import io.symbolon.common.authclient.AuthUnavailableException;
import io.symbolon.common.authclient.AuthUser;
import io.symbolon.common.task.Repeated;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Erases users whom auth has told deleted, once auth confirms that it has no such account: whoever can write into its queue
 * can tell of a deletion, nobody but auth can confirm one. While auth cannot be asked, they wait. Any number of servers may
 * do so. Thread-safe.
 */
public final class Erasure {
    private static final Logger LOG = System.getLogger(Erasure.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    /** What a batch may take, should each answer of auth take as long as it may. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** Until auth is asked again. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int BATCH = 20;

    private final Departures departures;
    private final Function<UUID, Optional<AuthUser>> auth;
    private final InstantSource clock;

    /** @param auth who says what account there is: {@code AuthClient::user} */
    public Erasure(Departures departures, Function<UUID, Optional<AuthUser>> auth, InstantSource clock) {
        this.departures = departures;
        this.auth = auth;
        this.clock = clock;
    }

    /**
     * What erases, to be begun and ended with the service.
     *
     * @param executor the container's managed one
     */
    public Repeated erasing(ScheduledExecutorService executor) {
        return new Repeated("deleted users cannot be erased now", POLL, this::run, executor);
    }

    /** Works off what is due. */
    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as databases keep it: the lease is known again
        Instant leaseEnd = now.plus(LEASE);
        departures.claim(BATCH, now, leaseEnd).forEach(user -> attempt(user, leaseEnd));
    }

    /** Whatever one fails of, the others have their turn. */
    private void attempt(UUID user, Instant leaseEnd) {
        try {
            settle(user, leaseEnd);
        } catch (AuthUnavailableException nothingSaid) {
            departures.postpone(user, clock.instant().plus(PAUSE));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "not erased now, tried again later: " + user, failure);
            departures.postpone(user, clock.instant().plus(PAUSE));
        }
    }

    private void settle(UUID user, Instant leaseEnd) {
        if (auth.apply(user).isEmpty()) {
            departures.erase(user, clock.instant());
            LOG.log(Level.INFO, "erased: {0}", user);
        } else {
            departures.refute(user, leaseEnd);
            LOG.log(Level.WARNING, "told deleted, but auth has the account: {0}", user);
        }
    }
}
