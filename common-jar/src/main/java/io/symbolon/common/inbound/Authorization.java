package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.policy.AccessRequest;
import io.symbolon.common.policy.Decision;
import io.symbolon.common.policy.Environment;
import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.policy.Subject;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * Asks policies whether the present request's caller may do something. A denial and the policy behind it go into an audit
 * record; the caller learns no more than the resource chooses to say. On the request's own thread only; thread-safe.
 */
@ApplicationScoped
public class Authorization {
    private final CurrentCaller current;
    private final HttpServletRequest request;
    private final PeerAddress peer;
    private final AuditLog audit;
    private final Clock clock;

    Authorization() { // CDI proxy
        this(null, null, null, null, (Clock) null);
    }

    @Inject
    Authorization(
            CurrentCaller current,
            HttpServletRequest request,
            PeerAddress peer,
            AuditLog audit,
            Instance<Clock> clocks) {
        this(current, request, peer, audit, clocks.isResolvable() ? clocks.get() : Clock.systemUTC());
    }

    private Authorization(
            CurrentCaller current, HttpServletRequest request, PeerAddress peer, AuditLog audit, Clock clock) {
        this.current = current;
        this.request = request;
        this.peer = peer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether the policies permit it.
     *
     * @param action such as {@code read}
     * @throws java.util.NoSuchElementException when nobody is known to call: the method's roles let anyone in
     */
    public boolean permits(Policies policies, String action, Resource resource) {
        Caller caller = current.get().orElseThrow();
        Decision decision = policies.decide(new AccessRequest(subject(caller), action, resource, environment(caller)));
        if (!decision.isPermit()) {
            record(decision, action, resource);
        }
        return decision.isPermit();
    }

    private void record(Decision decision, String action, Resource resource) {
        audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, decision.policy())
                .subject(resource.owner())
                .detail("action", action)
                .detail("resource", resource.type())
                .detail("id", resource.id())
                .build());
    }

    private Environment environment(Caller caller) {
        return new RequestEnvironment(clock.instant(), caller, request, peer);
    }

    private static Subject subject(Caller caller) {
        return new Subject(
                caller instanceof UserCaller ? Subject.Kind.USER : Subject.Kind.SERVICE,
                caller.subject(),
                caller.roles(),
                caller.scopes().stream().map(Scope::toString).collect(Collectors.toUnmodifiableSet()));
    }
}
