package io.symbolon.auth.authority;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.inbound.StepUp;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether a user calls from a session that lives now, and was here just now where that is asked for (RFC 9470). Every
 * refusal is recorded. Thread-safe.
 */
@ApplicationScoped
public class SessionRule {
    private final AdministratorStore store;
    private final InstantSource clock;
    private final AuditLog audit;
    private final AuthFailures failures;

    SessionRule() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public SessionRule(AdministratorStore store, InstantSource clock, AuditLog audit, AuthFailures failures) {
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.failures = failures;
    }

    /** Why the caller's token is not good any more; empty when it is. */
    public Optional<Problem> refusal(UserCaller caller) {
        return refusal(fault(caller, Optional.empty()), Standing.SESSION_ENDED.problem());
    }

    /** The same, and the last password check may be no longer ago than that. */
    public Optional<Problem> refusal(UserCaller caller, Duration maxAge) {
        Optional<String> fault = fault(caller, Optional.of(maxAge));
        boolean old = fault.filter(StepUp.ERROR::equals).isPresent();
        return refusal(fault, old ? StepUp.problem(maxAge) : Standing.SESSION_ENDED.problem());
    }

    Optional<String> fault(UserCaller caller, Optional<Duration> maxAge) {
        Instant now = clock.instant();
        boolean live = store.find(caller.id(), caller.sessionId())
                .filter(row -> row.isLive(now))
                .isPresent();
        if (!live) {
            return Optional.of(Standing.SESSION_ENDED.code());
        }
        return maxAge.filter(most -> !StepUp.isRecent(caller, most, now)).map(most -> StepUp.ERROR);
    }

    private Optional<Problem> refusal(Optional<String> fault, Problem problem) {
        return fault.map(code -> {
            audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, code).build());
            failures.count(code);
            return problem;
        });
    }
}
