package io.symbolon.user;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Every path answers with and without a leading {@code /v1}, and {@code /users/authenticate} is {@code
 * /api/users/authenticate} (CONTRACT section 5). Thread-safe.
 */
@Provider
@PreMatching
public class PathAlias implements ContainerRequestFilter {
    private static final String VERSION = "/v1";
    private static final String AUTHENTICATE = "/users/authenticate";

    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String root = request.getUriInfo().getBaseUri().getRawPath().replaceAll("/$", "");
        String path = asked.getRawPath().substring(root.length());
        String meant = meant(path);
        if (!meant.equals(path)) {
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            request.setRequestUri(asked.resolve(root + meant + query));
        }
    }

    static String meant(String path) {
        String bare = path.startsWith(VERSION + "/users/") || path.startsWith(VERSION + "/api/")
                ? path.substring(VERSION.length())
                : path;
        return bare.equals(AUTHENTICATE) || bare.equals(AUTHENTICATE + "/") ? "/api" + AUTHENTICATE : bare;
    }
}
