package io.symbolon.user;

import io.symbolon.common.inbound.AliasedPaths;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Every path answers with and without a leading {@code /v1}, and {@code /users/authenticate} is {@code
 * /api/users/authenticate} (CONTRACT section 5). Thread-safe.
 */
@Provider
@PreMatching
public class PathAlias extends AliasedPaths {
    private static final String VERSION = "/v1";
    private static final String ADMINISTRATION = "/admin/";
    private static final String AUTHENTICATE = "/users/authenticate";

    @Override
    protected String meant(String path) {
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
