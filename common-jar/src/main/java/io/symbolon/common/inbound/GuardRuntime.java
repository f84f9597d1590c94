package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The guard's parts in one application, put together once. Exists only where a guard is named. */
@ApplicationScoped
class GuardRuntime {
    private final GuardSettings settings;
    private final TrustKeeper trust;
    private final CurrentCaller caller;
    private final Stranger stranger;
    private final AuthFailures failures;
    private final AuditLog audit;

    GuardRuntime() { // CDI proxy
        this.settings = null;
        this.trust = null;
        this.caller = null;
        this.stranger = null;
        this.failures = null;
        this.audit = null;
    }

    @Inject
    GuardRuntime(
            GuardExtension extension,
            TrustKeeper trust,
            CurrentCaller caller,
            Stranger stranger,
            AuthFailures failures,
            AuditLog audit) {
        this.settings = extension.settings();
        this.trust = trust;
        this.caller = caller;
        this.stranger = stranger;
        this.failures = failures;
        this.audit = audit;
    }

    /** Takes the saved keys and revocations, and begins to fetch. */
    void start(GuardGauges gauges) {
        trust.start(ManagedThreads.schedule());
        gauges.register(trust);
    }

    /** One of its own for each that asks: what is remembered of others' tokens does not push out the callers'. */
    TokenCheck tokens() {
        return new TokenCheck(new TokenVerifier(settings.policy()), trust.keys(), trust.clock(), ManagedThreads.pool());
    }

    GuardFilter filter() {
        Caution caution = new Caution(() -> trust.isOutdated(settings.revocationsMaxAge()));
        GuardRecord record = new GuardRecord(failures, audit);
        return new GuardFilter(tokens(), settings.internalToken(), caution, caller, stranger, record, trust.clock());
    }

    AuditLog audit() {
        return audit;
    }

    GuardSettings settings() {
        return settings;
    }
}
