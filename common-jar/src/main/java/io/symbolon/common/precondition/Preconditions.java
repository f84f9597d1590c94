package io.symbolon.common.precondition;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What a request demands of the state it is about, by that state's entity tag.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110 §13</a>
 */
public final class Preconditions {
    private Preconditions() {}

    /** Whether a state may be changed that has the tag. */
    public static boolean areMet(HttpHeaders headers, EntityTag present) {
        return isExpected(headers, present) && !isKnown(headers, present);
    }

    /** What a reader gets in place of a state that has the tag: 412 as a problem, or 304. Empty when it is to be shown. */
    public static Optional<Response> insteadOf(HttpHeaders headers, EntityTag present) {
        if (!isExpected(headers, present)) {
            return Optional.of(Problem.of(ProblemType.PRECONDITION_FAILED).response());
        }
        return isKnown(headers, present)
                ? Optional.of(Response.notModified(present).build())
                : Optional.empty();
    }

    /** §13.1.1: "An origin server MUST use the strong comparison function when comparing entity tags for If-Match". */
    private static boolean isExpected(HttpHeaders headers, EntityTag present) {
        return TagList.of(headers, HttpHeaders.IF_MATCH)
                .map(expected -> expected.namesStrongly(present))
                .orElse(true);
    }

    /** §13.1.2: "A recipient MUST use the weak comparison function when comparing entity tags for If-None-Match". */
    private static boolean isKnown(HttpHeaders headers, EntityTag present) {
        return TagList.of(headers, HttpHeaders.IF_NONE_MATCH)
                .map(known -> known.namesWeakly(present))
                .orElse(false);
    }
}
