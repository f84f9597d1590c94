package io.symbolon.common.inbound;

import io.symbolon.common.inbound.revocation.Followed;
import io.symbolon.common.inbound.revocation.RevocationFollower;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.inbound.verification.FastCrypto;
import io.symbolon.common.task.Repeated;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Keeps what the guard believes current and on disk: keys and revocations. Exists only where a guard is named. */
@ApplicationScoped
class TrustKeeper {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(TrustKeeper.class.getName());

    private final RevocationSource revocations;
    private final InstantSource clock;
    private final SavedTrust saved;
    private final KeyRing keys;
    private final List<Repeated> ticking = new ArrayList<>();
    private volatile RevocationFollower follower;
    private volatile String absence;
    private volatile List<?> denied = List.of();
    private volatile Instant started = Instant.MIN;

    TrustKeeper() { // CDI proxy
        this.revocations = null;
        this.clock = null;
        this.saved = null;
        this.keys = null;
    }

    @Inject
    TrustKeeper(GuardExtension extension, JwksSource source, RevocationSource revocations, Instance<Clock> clocks) {
        this(extension.settings(), source, revocations, clocks.isResolvable() ? clocks.get() : Clock.systemUTC());
    }

    TrustKeeper(GuardSettings settings, JwksSource source, RevocationSource revocations, InstantSource clock) {
        this.revocations = revocations;
        this.clock = clock;
        this.saved = new SavedTrust(
                settings.stateDirectory().map(TrustFile::new), settings.policy().issuer(), clock);
        this.keys = new KeyRing(source, saved, FastCrypto.provider().orElse(null), clock);
    }

    /** Takes what is saved and begins to fetch and to follow. */
    synchronized void start(ScheduledExecutorService executor) {
        started = clock.instant();
        TrustFile.Copy copy = saved.read();
        Optional.ofNullable(copy.revocations()).ifPresent(this::accept);
        keys.restore(copy);
        repeat("the signing keys cannot be looked after now", keys::tick, executor);
        repeat("the copy of keys and revocations cannot be looked after now", saved::tick, executor);
        absence = revocations.absence().orElse(null);
        if (absence == null) {
            follow(copy, executor);
        } else {
            LOG.log(System.Logger.Level.WARNING, "revocations are not followed: {0}", absence);
        }
    }

    private void follow(TrustFile.Copy copy, ScheduledExecutorService executor) {
        RevocationFollower following = new RevocationFollower(revocations, this::hear, executor, clock);
        Optional.ofNullable(copy.revocations()).ifPresent(following::restore);
        follower = following;
        repeat("the revocations cannot be looked after now", following::tick, executor);
    }

    private void repeat(String complaint, Runnable task, ScheduledExecutorService executor) {
        Repeated repeated = new Repeated(complaint, PERIOD, task, executor);
        repeated.start(Duration.ZERO);
        ticking.add(repeated);
    }

    private void hear(Followed followed) {
        accept(followed);
        saved.revocations(followed);
    }

    private void accept(Followed followed) {
        if (followed.entries() != denied) { // pulled every second: most pulls bring nothing
            denied = followed.entries();
            keys.deny(followed.denied());
        }
    }

    KeyRing keys() {
        return keys;
    }

    InstantSource clock() {
        return clock;
    }

    /** Why revocations are not followed; empty when they are. */
    Optional<String> absence() {
        return isNeverLetIn() ? Optional.of("auth refuses the feed") : Optional.ofNullable(absence);
    }

    /** A key was tainted: the feed may be out of reach, when the token it is read with was signed by that key. */
    void heardOfTaint() {
        keys.renew();
        heard(true);
    }

    /** A hint or a heartbeat of auth came. */
    void heard(boolean news) {
        RevocationFollower following = follower;
        if (following != null) {
            following.heard(news);
        }
    }

    /** Returns when all that was revoked before is known here, unless it cannot be heard. */
    void catchUp() {
        RevocationFollower following = follower;
        if (following != null) {
            following.catchUp();
        }
    }

    /** When auth was last heard to the end; empty when it never was, or there is nothing to follow. */
    Optional<Instant> pulledAt() {
        return Optional.ofNullable(follower).map(RevocationFollower::followed).map(Followed::pulledAt);
    }

    /** How many revocations are kept. */
    int size() {
        return denied.size();
    }

    /** Whether what was revoked is known too long ago; never where there is nothing to follow. */
    boolean isOutdated(Duration maxAge) {
        return follower != null
                && !isNeverLetIn()
                && Duration.between(pulledAt().orElse(started), clock.instant()).compareTo(maxAge) > 0;
    }

    /** A service without the scope has no feed; one that lost it has an old one. */
    private boolean isNeverLetIn() {
        return pulledAt().isEmpty() && follower != null && follower.isRefused();
    }

    @PreDestroy
    synchronized void stop() {
        // without an interrupt, which would close the H2 file that auth's may be reading
        ticking.forEach(Repeated::stop);
        ticking.clear();
    }
}
