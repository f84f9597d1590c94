package io.symbolon.auth.authority;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.inbound.RecentLogin;
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
 * Whether a caller is an administrator now (CONTRACT section 4): role {@code admin} in the token and in the database, a live
 * session, a password check at most 900 s ago. For methods that administrators share with others; a method of theirs alone
 * bears {@link Administrators}. Every refusal is recorded. Thread-safe.
 */
@ApplicationScoped
public class AdministratorRule {
    /** How long ago the last password check may be. */
    public static final Duration RECENT = Duration.ofSeconds(RecentLogin.ADMINISTRATION);

    private static final String ROLE = "admin";

    private final AdministratorStore administrators;
    private final InstantSource clock;
    private final AuditLog audit;
    private final AuthFailures failures;

    AdministratorRule() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public AdministratorRule(
            AdministratorStore administrators, InstantSource clock, AuditLog audit, AuthFailures failures) {
        this.administrators = administrators;
        this.clock = clock;
        this.audit = audit;
        this.failures = failures;
    }

    /** Why the caller may not act as an administrator; empty when they may. */
    public Optional<Problem> refusal(UserCaller caller) {
        Standing standing = standing(caller);
        if (standing == Standing.ADMINISTRATOR) {
            return Optional.empty();
        }
        audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, standing.code()).build());
        if (standing != Standing.NOT_ADMINISTRATOR) {
            failures.count(standing.code()); // the token is refused, not the act
        }
        return Optional.of(standing.problem());
    }

    Standing standing(UserCaller caller) {
        Instant now = clock.instant();
        Optional<AdministratorStore.Present> present = administrators.find(caller.id(), caller.sessionId());
        if (present.filter(row -> row.isLive(now)).isEmpty()) {
            return Standing.SESSION_ENDED;
        }
        boolean appointed = present.filter(row -> row.hasRole(ROLE)).isPresent();
        if (!appointed || !caller.hasRole(ROLE)) {
            return Standing.NOT_ADMINISTRATOR;
        }
        return StepUp.isRecent(caller, RECENT, now) ? Standing.ADMINISTRATOR : Standing.NOT_RECENT;
    }
}
