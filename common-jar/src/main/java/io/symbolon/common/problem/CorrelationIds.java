package io.symbolon.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Gives each request an id: the client's {@code X-Correlation-Id} when it is a UUID, else a new one. */
@PreMatching
final class CorrelationIds implements ContainerRequestFilter {
    static final String HEADER = "X-Correlation-Id";

    /** Of the JAX-RS request, and thereby of the servlet request. */
    static final String PROPERTY = CorrelationIds.class.getName();

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public void filter(ContainerRequestContext request) {
        String offered = request.getHeaderString(HEADER);
        String id = offered == null ? "" : offered.strip();
        request.setProperty(PROPERTY, UUID_FORM.matcher(id).matches() ? id : fresh());
    }

    static String of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof String id ? id : fresh();
    }

    /** The same outside Jakarta REST, where no filter of ours has run or its work is still to be found. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof String id ? id : fresh();
    }

    /** A random UUID (RFC 9562 §5.4); it names, it protects nothing: no need of a secure, shared generator. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
