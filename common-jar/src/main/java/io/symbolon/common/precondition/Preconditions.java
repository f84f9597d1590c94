package io.symbolon.common.precondition;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What the present request demands of the state it is about.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110 §13</a>
 */
public final class Preconditions {
    private Preconditions() {}

    /** Whether the state may be changed that has the tag. */
    public static boolean areMet(Request request, HttpHeaders headers, EntityTag present) {
        return IfMatch.isMet(headers, present) && request.evaluatePreconditions(present) == null;
    }

    /** What a reader gets in place of the state that has the tag: 304 or, as a problem, 412. Empty when it is to be shown. */
    public static Optional<Response> insteadOf(EntityTag present, Request request, HttpHeaders headers) {
        return IfMatch.isMet(headers, present)
                ? unmet(request, present).map(unmet -> isNotModified(unmet) ? tagged(unmet, present) : failed())
                : Optional.of(failed());
    }

    private static Optional<Response> unmet(Request request, EntityTag present) {
        EntityTag weak = new EntityTag(present.getValue(), true);
        return evaluated(request, present)
                // If-None-Match compares weakly (§13.1.2): a proxy that compresses makes the tag weak
                .or(() -> evaluated(request, weak).filter(Preconditions::isNotModified));
    }

    private static Optional<Response> evaluated(Request request, EntityTag tag) {
        return Optional.ofNullable(request.evaluatePreconditions(tag)).map(Response.ResponseBuilder::build);
    }

    private static boolean isNotModified(Response response) {
        return response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }

    private static Response tagged(Response response, EntityTag present) {
        return Response.fromResponse(response).tag(present).build();
    }

    private static Response failed() {
        return Problem.of(ProblemType.PRECONDITION_FAILED).response();
    }
}
