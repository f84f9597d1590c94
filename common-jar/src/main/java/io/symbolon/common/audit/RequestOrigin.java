package io.symbolon.common.audit;

import io.symbolon.common.problem.CurrentCorrelation;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The origin of the request that the present thread serves. Thread-safe. */
@ApplicationScoped
class RequestOrigin {
    private final Instance<HttpServletRequest> requests;
    private final CurrentCaller caller;

    RequestOrigin() { // CDI proxy
        this(null, null);
    }

    @Inject
    RequestOrigin(Instance<HttpServletRequest> requests, CurrentCaller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    /** {@link AuditOrigin#NONE} in timers, listeners and tasks. */
    AuditOrigin present() {
        try {
            return requests.isResolvable() ? of(requests.get()) : AuditOrigin.NONE;
        } catch (ContextException | IllegalStateException outside) { // no request is active here
            return AuditOrigin.NONE;
        }
    }

    private AuditOrigin of(HttpServletRequest request) {
        return new AuditOrigin(
                caller.get().map(Caller::subject).orElse(null),
                request.getRemoteAddr(),
                request.getMethod(),
                request.getRequestURI(),
                CurrentCorrelation.id().orElse(null));
    }
}
