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
    private static final String CHALLENGE = "Bearer realm=\"symbolon\"";

    private Refusals() {}

    /** RFC 6750 §3.1: without any authentication information the challenge SHOULD NOT name an error. */
    static Response unauthorized(Reason reason) {
        String challenge = reason == Reason.MISSING_TOKEN ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
        return Problem.of(ProblemType.UNAUTHORIZED)
                .detail(reason.description())
                .with("reason", reason.code())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .response();
    }

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
