package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/** Refuses bodies that are too long: by their {@code Content-Length} before reading, else while they are read. */
@PreMatching
final class BodyLimit implements ContainerRequestFilter {
    private final long limit;

    BodyLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.setEntityStream(new LimitedStream(request.getEntityStream(), limit));
        } else if (exceeds(length)) {
            request.abortWith(Problem.of(ProblemType.PAYLOAD_TOO_LARGE).response());
        }
    }

    private boolean exceeds(String length) {
        try {
            return Long.parseLong(length.strip()) > limit;
        } catch (NumberFormatException absurd) {
            return true;
        }
    }
}
