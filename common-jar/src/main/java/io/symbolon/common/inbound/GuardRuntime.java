package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.inbound.verification.FastCrypto;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The guard's parts in one application, put together once. Exists only where a guard is named. */
@ApplicationScoped
class GuardRuntime {
    private final GuardSettings settings;
    private final KeyRing keys;
    private final InstantSource clock;
    private final CurrentCaller caller;
    private final AuthFailures failures;
    private final AuditLog audit;
    private volatile Future<?> ticking;

    GuardRuntime() { // CDI proxy
        this.settings = null;
        this.keys = null;
        this.clock = null;
        this.caller = null;
        this.failures = null;
        this.audit = null;
    }

    @Inject
    GuardRuntime(
            GuardExtension extension,
            JwksSource source,
            Instance<Clock> clocks,
            CurrentCaller caller,
            AuthFailures failures,
            AuditLog audit) {
        this.settings = extension.settings();
        this.clock = clocks.isResolvable() ? clocks.get() : Clock.systemUTC();
        this.keys = new KeyRing(
                source,
                settings.stateDirectory().map(KeyFile::new),
                settings.policy().issuer(),
                FastCrypto.provider().orElse(null),
                clock);
        this.caller = caller;
        this.failures = failures;
        this.audit = audit;
    }

    /** Takes the saved keys and begins to fetch. */
    void start(GuardGauges gauges) {
        keys.restore();
        gauges.register(keys, clock);
        ticking = ManagedThreads.schedule().scheduleWithFixedDelay(keys::tick, 0, 1, TimeUnit.SECONDS);
    }

    /** One of its own for each that asks: what is remembered of others' tokens does not push out the callers'. */
    TokenCheck tokens() {
        return new TokenCheck(new TokenVerifier(settings.policy()), keys, clock, ManagedThreads.pool());
    }

    GuardFilter filter() {
        return new GuardFilter(tokens(), settings.internalToken(), caller, new GuardRecord(failures, audit));
    }

    AuditLog audit() {
        return audit;
    }

    GuardSettings settings() {
        return settings;
    }

    KeyRing keys() {
        return keys;
    }

    @PreDestroy
    void stop() {
        Optional.ofNullable(ticking).ifPresent(task -> task.cancel(true));
    }
}
