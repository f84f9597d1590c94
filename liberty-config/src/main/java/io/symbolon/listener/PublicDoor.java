package io.symbolon.listener;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * On every listener but the internal one, internal paths and Liberty's own pages do not exist. Two things exist on none: the
 * page that shows the API, but in a development run, and the login form that comes with the broker's accounts. Liberty's own
 * pages are to be read and nothing else, and no request goes further whose framing Liberty would have to guess. Thread-safe.
 */
final class PublicDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String CORRELATION = "X-Correlation-Id";
    private static final String PAGE = "/openapi/ui";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> LOGIN_FORM = Set.of("/j_security_check", "/ibm_security_logout");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final int internalPort;

    /** @param internalPort 0 in a development run */
    PublicDoor(int internalPort) {
        this.internalPort = internalPort;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            refusal.get().write(response, correlation(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Refusal> refusal(HttpServletRequest request) {
        if (!Framing.isSound(request)) {
            return Optional.of(Refusal.FRAMING);
        }
        boolean nowhere = (!isDevelopment() && request.getContextPath().startsWith(PAGE)) || isLoginForm(request);
        boolean internal = isLibertysOwn(request) || hasInternalSegment(request);
        if (nowhere || (internal && isPublic(request))) {
            return Optional.of(Refusal.NOTHING);
        }
        boolean reads = READING.contains(request.getMethod());
        return isLibertysOwn(request) && !reads ? Optional.of(Refusal.METHOD) : Optional.empty();
    }

    private boolean isDevelopment() {
        return internalPort == 0;
    }

    private boolean isPublic(HttpServletRequest request) {
        return !isDevelopment() && request.getLocalPort() != internalPort;
    }

    /** Ours stand at the root; health, metrics and the API's description stand below it. */
    private static boolean isLibertysOwn(HttpServletRequest request) {
        return !request.getContextPath().isEmpty();
    }

    /** Liberty takes any path that contains such a name for the form, and tells its filters so by the servlet's path. */
    private static boolean isLoginForm(HttpServletRequest request) {
        return LOGIN_FORM.contains(request.getServletPath());
    }

    /** Of the path as the container has decoded it; a segment's matrix parameters make no other segment. */
    private static boolean hasInternalSegment(HttpServletRequest request) {
        String below = request.getPathInfo() == null ? "" : request.getPathInfo();
        return Arrays.stream((request.getServletPath() + below).split("/"))
                .map(segment -> segment.split(";", 2)[0])
                .anyMatch("internal"::equals);
    }

    /** The client's when it is a UUID, as everywhere else. */
    private static String correlation(HttpServletRequest request) {
        String offered = request.getHeader(CORRELATION);
        String id = offered == null ? "" : offered.strip();
        return UUID_FORM.matcher(id).matches() ? id : UUID.randomUUID().toString();
    }
}
