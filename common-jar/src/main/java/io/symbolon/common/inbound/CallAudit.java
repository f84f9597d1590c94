package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.audit.AuditUnavailableException;
import io.symbolon.common.audit.MatchedPath;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Caller;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sees to it that a call to certain paths leaves a record whatever became of it (SECURITY R44), and where the application
 * wants it any refusal and change, even where neither guard nor resource was reached. What has left one already is left
 * alone. Without its record an answer is withheld. Thread-safe.
 */
final class CallAudit implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};
    /** What the form of a request is refused with. */
    private static final Set<Integer> MALFORMED = Set.of(400, 405, 406, 413, 414, 415);

    private static final Set<String> LOOKS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Function<String, Optional<AuditType>> audited;
    private final boolean decisions;
    private final TokenCheck tokens;
    private final AuditLog audit;

    /**
     * @param audited what a call to the path, given without leading slash, is; empty: nothing to be recorded for its own sake
     * @param decisions whether refusals and changes are recorded at every path
     */
    CallAudit(Function<String, Optional<AuditType>> audited, boolean decisions, TokenCheck tokens, AuditLog audit) {
        this.audited = audited;
        this.decisions = decisions;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // on another thread than the request's nobody but the request itself can tell
        if (request.getProperty(AuditLog.RECORDED) == null) {
            audited.apply(MatchedPath.of(request.getUriInfo().getPath()))
                    .or(() -> decision(request, response.getStatus()))
                    .ifPresent(type -> record(type, request, response));
        }
    }

    /**
     * What an answer is that has no name of its own; empty for a look that was granted, and for what nobody in particular
     * was: no flood of grants is ever counted together.
     */
    private Optional<AuditType> decision(ContainerRequestContext request, int status) {
        if (!decisions || status >= 500) {
            return Optional.empty();
        }
        if (status >= 400) {
            return Optional.of(MALFORMED.contains(status) ? AuditType.INPUT_VALIDATION_FAIL : AuditType.AUTHZ_FAIL);
        }
        return LOOKS.contains(request.getMethod()) || !isIdentified(request)
                ? Optional.empty()
                : Optional.of(AuditType.SENSITIVE_UPDATE);
    }

    private void record(AuditType type, ContainerRequestContext request, ContainerResponseContext response) {
        try {
            audit.record(event(type, response).caller(caller(request)).build());
        } catch (AuditUnavailableException unrecorded) {
            withhold(response, unrecorded);
        }
    }

    /** Whose the token is where the guard has not looked at it; null where it has, or nobody can know. */
    private String caller(ContainerRequestContext request) {
        BearerToken bearer = BearerToken.of(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        if (!bearer.isPresent() || isIdentified(request)) {
            return null;
        }
        Verdict verdict = tokens.check(bearer.text(), Kinds.BOTH);
        Optional<Caller> caller = verdict instanceof Verdict.Refused refused
                ? refused.caller()
                : ((Verdict.Accepted) verdict).token().caller();
        return caller.map(Caller::subject).orElse(null);
    }

    private static boolean isIdentified(ContainerRequestContext request) {
        SecurityContext known = request.getSecurityContext();
        return known != null && known.getUserPrincipal() != null;
    }

    private static AuditEvent.Builder event(AuditType type, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status < 400) {
            return AuditEvent.success(type);
        }
        String reason = Problem.slug(response.getEntity()).orElse("status_" + status);
        if (status == ProblemType.TOO_MANY_REQUESTS.status()) {
            return AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, reason);
        }
        return status < 500 ? AuditEvent.refused(type, reason) : AuditEvent.failed(type, reason);
    }

    private static void withhold(ContainerResponseContext response, AuditUnavailableException unrecorded) {
        Response unavailable = Problem.of(ProblemType.UNAVAILABLE).response();
        response.setStatus(unavailable.getStatus());
        response.setEntity(unavailable.getEntity(), NONE, Problem.MEDIA_TYPE);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Problem.seconds(unrecorded.retryAfter()));
        response.getHeaders().remove(HttpHeaders.LOCATION);
        response.getHeaders().remove(HttpHeaders.ETAG);
    }
}
