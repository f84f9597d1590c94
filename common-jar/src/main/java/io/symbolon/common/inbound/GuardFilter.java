package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.inbound.verification.VerifiedToken;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides every matched request: one global filter, so that no method can be forgotten. What is not decided is refused.
 * The order is the contract's: token, second factor, role, scope; then whether the user's login is recent and revocations are
 * known well enough.
 * Thread-safe.
 */
final class GuardFilter implements ContainerRequestFilter {
    private static final System.Logger LOG = System.getLogger(GuardFilter.class.getName());

    private final TokenCheck tokens;
    private final InternalToken internalToken;
    private final Caution caution;
    private final CurrentCaller currentCaller;
    private final Stranger stranger;
    private final GuardRecord record;
    private final InstantSource clock;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    GuardFilter(
            TokenCheck tokens,
            InternalToken internalToken,
            Caution caution,
            CurrentCaller currentCaller,
            Stranger stranger,
            GuardRecord record,
            InstantSource clock) {
        this.tokens = tokens;
        this.internalToken = internalToken;
        this.caution = caution;
        this.currentCaller = currentCaller;
        this.stranger = stranger;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Rule rule = rule();
        switch (rule.access()) {
            case OPEN -> welcome(request, rule);
            case GUARDED, CLOSED -> guard(request, rule);
            case UNDECIDED -> refuseUndecided(request);
        }
    }

    private Rule rule() {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return Rule.of(Rule.Access.UNDECIDED);
        }
        Rule known = rules.get(method);
        return known != null
                ? known
                : rules.computeIfAbsent(method, fresh -> new RuleReader(resource.getResourceClass(), fresh).rule());
    }

    /** A public method knows a caller who shows a good token, and is nobody's business otherwise. */
    private void welcome(ContainerRequestContext request, Rule rule) {
        BearerToken bearer = bearer(request);
        if (!bearer.isPresent()) {
            stranger.note(bearer.absence());
            return;
        }
        Verdict verdict = tokens.check(bearer.text(), rule.kinds(), rule.leniencies());
        if (verdict instanceof Verdict.Refused refused) {
            stranger.note(refused.reason());
        } else if (verdict instanceof Verdict.Accepted accepted) {
            identify(request, accepted.token());
        }
    }

    private void guard(ContainerRequestContext request, Rule rule) {
        BearerToken bearer = bearer(request);
        if (!bearer.isPresent()) {
            refuse(request, bearer.absence(), null);
            return;
        }
        Verdict verdict = tokens.check(bearer.text(), rule.kinds(), rule.leniencies());
        if (verdict instanceof Verdict.Refused refused) {
            refuse(request, refused.reason(), refused.caller().orElse(null));
        } else if (verdict instanceof Verdict.Accepted accepted) {
            admit(request, rule, accepted.token());
        }
    }

    private void admit(ContainerRequestContext request, Rule rule, VerifiedToken token) {
        Caller caller = token.caller().orElseThrow();
        Optional<Reason> second = rule.secondFactor()
                ? internalToken.refusal(request.getHeaders().get(InternalToken.HEADER))
                : Optional.empty();
        if (second.isPresent()) {
            refuse(request, second.get(), caller);
        } else if (!rule.admitsRole(caller)) {
            record.forbidden("lacking_role", caller);
            request.abortWith(Refusals.forbidden());
        } else if (!rule.admitsScope(caller)) {
            record.forbidden("insufficient_scope", caller);
            request.abortWith(Refusals.insufficientScope(rule.scopes()));
        } else if (!rule.admitsLogin(caller, clock)) {
            record.forbidden(StepUp.ERROR, caller);
            request.abortWith(StepUp.problem(rule.recentLogin().orElseThrow()).response());
        } else if (caution.forbids(request.getMethod(), caller)) {
            record.forbidden("revocations_unknown", caller);
            request.abortWith(Caution.unavailable());
        } else {
            identify(request, token);
        }
    }

    private void identify(ContainerRequestContext request, VerifiedToken token) {
        Caller caller = token.caller().orElseThrow();
        boolean secure = request.getSecurityContext() != null
                && request.getSecurityContext().isSecure();
        request.setSecurityContext(new CallerContext(token, caller, secure));
        currentCaller.set(caller, token);
    }

    /** @param caller null when no authentic token names one */
    private void refuse(ContainerRequestContext request, Reason reason, Caller caller) {
        record.unauthorized(reason, caller);
        request.abortWith(Refusals.unauthorized(reason));
    }

    private void refuseUndecided(ContainerRequestContext request) {
        LOG.log(System.Logger.Level.ERROR, "nobody decided who may call {0}", resource.getResourceMethod());
        record.forbidden("undecided", null);
        request.abortWith(Refusals.forbidden());
    }

    private static BearerToken bearer(ContainerRequestContext request) {
        return BearerToken.of(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    }
}
