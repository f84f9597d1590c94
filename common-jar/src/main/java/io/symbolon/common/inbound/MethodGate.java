package io.symbolon.common.inbound;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;

/**
 * OPTIONS and TRACE are 405. The runtime would answer OPTIONS itself, past every filter: so the request goes on under a
 * method that no resource has, and the runtime's own refusal supplies {@code Allow}.
 */
@PreMatching
final class MethodGate implements ContainerRequestFilter {
    private static final Set<String> CLOSED = Set.of(HttpMethod.OPTIONS, "TRACE");
    private static final String NO_METHOD = "NONE";

    @Override
    public void filter(ContainerRequestContext request) {
        if (CLOSED.contains(request.getMethod())) {
            request.setMethod(NO_METHOD);
        }
    }
}
