package io.symbolon.user;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
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
    private static final String ADMINISTRATION = "/admin/";
    private static final String AUTHENTICATE = "/users/authenticate";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        String meant = meant(path);
        if (!meant.equals(path)) { // else no URI is made, which takes longer than all the rest
            request.setRequestUri(at(meant, request.getUriInfo()));
        }
    }

    private static URI at(String path, UriInfo asked) {
        String root = asked.getBaseUri().getRawPath().replaceAll("/$", "");
        String query = asked.getRequestUri().getRawQuery();
        return asked.getRequestUri().resolve(root + path + (query == null ? "" : "?" + query));
    }

    static String meant(String path) {
        if (path.startsWith(
                ADMINISTRATION)) { // there it is the version's path that resources have, as on every service
            return VERSION + path;
        }
        String bare = path.startsWith(VERSION + "/users/") || path.startsWith(VERSION + "/api/")
                ? path.substring(VERSION.length())
                : path;
        return bare.equals(AUTHENTICATE) || bare.equals(AUTHENTICATE + "/") ? "/api" + AUTHENTICATE : bare;
    }
}
