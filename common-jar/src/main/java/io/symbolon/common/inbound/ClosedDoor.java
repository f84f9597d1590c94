package io.symbolon.common.inbound;

import io.symbolon.common.problem.ContainerProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Lets nothing through before the guard stands, and then only what the runtime can read. */
final class ClosedDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Seconds; a start takes a few. */
    private static final int RETRY_AFTER = 1;
    /** A name or an address (RFC 3986 §3.2.2) without percent-encoding, which no host of the web has. */
    private static final Pattern HOST = Pattern.compile("[\\w.~!$&'()*+,;=-]*|\\[[\\p{XDigit}:.]+]|[\\p{XDigit}:.]+");

    private final transient GuardExtension guard;

    ClosedDoor(GuardExtension guard) {
        this.guard = guard;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!guard.isInstalled()) {
            response.setIntHeader("Retry-After", RETRY_AFTER);
            ContainerProblems.write(503, request, response);
        } else if (!HOST.matcher(request.getServerName()).matches()) {
            // "A server MUST respond with a 400 (Bad Request) status code … to any request message that contains …
            // a Host header field with an invalid field value." (RFC 9112 §3.2)
            ContainerProblems.write(400, request, response);
        } else {
            chain.doFilter(ReadableRequest.of(request), response);
        }
    }
}
