package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.UserCaller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Who may call one method: what its annotations said, made ready for the request. Immutable. */
record Rule(
        Access access,
        Kinds kinds,
        Set<Leniency> leniencies,
        Set<String> roles,
        Set<Scope> scopes,
        boolean secondFactor,
        Optional<Duration> recentLogin) {
    enum Access {
        /** {@code @PermitAll}. */
        OPEN,
        /** {@code @RolesAllowed} or {@code @InternalOnly}. */
        GUARDED,
        /** {@code @DenyAll}: a token is demanded, and no token suffices. */
        CLOSED,
        /** Nobody decided, or the annotations contradict each other. */
        UNDECIDED
    }

    static Rule of(Access access) {
        return of(access, Set.of());
    }

    static Rule of(Access access, Set<Leniency> leniencies) {
        return new Rule(access, Kinds.BOTH, leniencies, Set.of(), Set.of(), false, Optional.empty());
    }

    boolean admitsRole(Caller caller) {
        for (String role : caller.roles()) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the caller's password was checked lately enough; services have none. */
    boolean admitsLogin(Caller caller, InstantSource clock) {
        return recentLogin.isEmpty()
                || !(caller instanceof UserCaller user)
                || StepUp.isRecent(user, recentLogin.get(), clock.instant());
    }

    /** Scopes bind services; users are bound by roles and policies. */
    boolean admitsScope(Caller caller) {
        return scopes.isEmpty()
                || !(caller instanceof ServiceCaller)
                || caller.scopes().containsAll(scopes);
    }
}
