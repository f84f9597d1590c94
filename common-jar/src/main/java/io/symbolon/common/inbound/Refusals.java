package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Scope;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The guard's refusals on the wire (RFC 6750 §3). */
final class Refusals {
    private Refusals() {}

    /**
     * "If the request lacks any authentication information … the resource server SHOULD NOT include an error code or
     * other error information." (RFC 6750 §3.1) Else it "MUST include the error code "invalid_token"" (RFC 9068 §4). In
     * either case it "MUST include the HTTP "WWW-Authenticate" response header field" (RFC 6750 §3).
     */
    static Response unauthorized(Reason reason) {
        return Problem.of(ProblemType.UNAUTHORIZED)
                .detail(reason.description())
                .with("reason", reason.code())
                .challenge(reason == Reason.MISSING_TOKEN ? "" : "error=\"invalid_token\"")
                .response();
    }

    /** "the HTTP 403 (Forbidden) status code and MAY include the "scope" attribute" (RFC 6750 §3.1). */
    static Response insufficientScope(Set<Scope> needed) {
        String challenge = "Bearer error=\"insufficient_scope\", scope=\"" + Scope.format(needed) + "\"";
        return Problem.of(ProblemType.FORBIDDEN)
                .detail("The access token lacks a scope that is needed here.")
                .with("reason", "insufficient_scope")
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .response();
    }

    static Response forbidden() {
        return Problem.of(ProblemType.FORBIDDEN).response();
    }
}
