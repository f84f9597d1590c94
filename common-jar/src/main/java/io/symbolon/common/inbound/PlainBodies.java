package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Takes no compressed bodies: a small one could unfold past every limit. {@code Accept-Encoding} says so (RFC 9110 §15.5.16).
 * The server must not unfold them before; Liberty's {@code AutoDecompression} is off.
 */
@PreMatching
final class PlainBodies implements ContainerRequestFilter {
    private static final String IDENTITY = "identity";

    @Override
    public void filter(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase(IDENTITY)) {
            request.abortWith(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                    .header(HttpHeaders.ACCEPT_ENCODING, IDENTITY)
                    .response());
        }
    }
}
