package io.symbolon.common.audit;

import io.symbolon.common.peer.PeerAddress;
import io.symbolon.common.problem.CurrentCorrelation;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The origin of the request that the present thread serves. Thread-safe. */
@ApplicationScoped
class RequestOrigin {
    /** Where there are no requests. */
    static final RequestOrigin NEVER = new RequestOrigin();

    private final Instance<HttpServletRequest> requests;
    private final CurrentCaller caller;
    private final PeerAddress peer;

    RequestOrigin() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    RequestOrigin(Instance<HttpServletRequest> requests, CurrentCaller caller, PeerAddress peer) {
        this.requests = requests;
        this.caller = caller;
        this.peer = peer;
    }

    /** {@link AuditOrigin#NONE} in timers, listeners and tasks. */
    AuditOrigin present() {
        return request().map(this::of).orElse(AuditOrigin.NONE);
    }

    /** Notes that the present request, if any, has left a record. */
    void mark() {
        request().ifPresent(request -> request.setAttribute(AuditLog.RECORDED, true));
    }

    private Optional<HttpServletRequest> request() {
        try {
            Optional<HttpServletRequest> request =
                    Optional.ofNullable(requests).filter(Instance::isResolvable).map(Instance::get);
            request.ifPresent(HttpServletRequest::getMethod); // a proxy without its request fails only when asked
            return request;
        } catch (ContextException | IllegalStateException outside) {
            return Optional.empty();
        }
    }

    private AuditOrigin of(HttpServletRequest request) {
        return new AuditOrigin(
                caller.get().map(Caller::subject).orElse(null),
                peer.of(request),
                request.getMethod(),
                request.getRequestURI(),
                CurrentCorrelation.of(request).orElse(null));
    }
}
