package io.symbolon.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Every path below {@code /v1/auth} answers under {@code /auth} as well, and {@code service-token} as {@code token-service}
 * (CONTRACT section 4). Thread-safe.
 */
@Provider
@PreMatching
public class PathAlias implements ContainerRequestFilter {
    private static final String BARE = "/auth/";
    static final String INTERNAL = "/v1/auth/internal/";
    static final String SERVICE_TOKEN = "/v1/auth/service-token";

    private static final String TOKEN_SERVICE = "/v1/auth/token-service";

    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String path = asked.getRawPath();
        String meant = meant(path);
        if (!meant.equals(path)) {
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            request.setRequestUri(asked.resolve(meant + query));
        }
    }

    static String meant(String path) {
        String versioned = path.startsWith(BARE) ? "/v1" + path : path;
        String open = versioned.endsWith("/") ? versioned.substring(0, versioned.length() - 1) : versioned;
        return open.equals(TOKEN_SERVICE) || open.equals(SERVICE_TOKEN) ? SERVICE_TOKEN : versioned;
    }
}
