package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nothing through before the guard stands, and then only what the runtime can read. */
final class ClosedDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Seconds; a start takes a few. */
    private static final int RETRY_AFTER = 1;

    private final transient GuardExtension guard;

    ClosedDoor(GuardExtension guard) {
        this.guard = guard;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (guard.isInstalled()) {
            chain.doFilter(ReadableRequest.of(request), response);
            return;
        }
        ProblemType type = ProblemType.UNAVAILABLE;
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.setIntHeader("Retry-After", RETRY_AFTER);
        response.getWriter()
                .printf("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}", type.uri(), type.title(), type.status());
    }
}
