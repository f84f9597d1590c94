package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.inbound.verification.Reason;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/**
 * Why nobody is known to call a {@code @PermitAll} method: for one that takes something else than a bearer token, but not
 * whatever comes. Of no meaning where {@code CurrentCaller} knows somebody. Request-scoped: to be asked on the request's own
 * thread only.
 */
@RequestScoped
public class Stranger {
    private final AuthFailures failures;
    private final AuditLog audit;
    private Reason reason = Reason.MISSING_TOKEN;

    Stranger() { // CDI proxy
        this(null, null);
    }

    @Inject
    Stranger(AuthFailures failures, AuditLog audit) {
        this.failures = failures;
        this.audit = audit;
    }

    /** What is wrong with the bearer token; {@code missing_token} when none came. */
    public Reason reason() {
        return reason;
    }

    /** The guard's own refusal, counted and recorded as everywhere: for when nothing else proves who calls. */
    public Response refuse(Reason why) {
        new GuardRecord(failures, audit).unauthorized(why, null);
        return Refusals.unauthorized(why);
    }

    void note(Reason fault) {
        this.reason = fault;
    }
}
