package io.symbolon.auth;

import io.symbolon.common.inbound.AliasedPaths;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Every path below {@code /v1/auth} answers under {@code /auth} as well, and {@code service-token} as {@code token-service}
 * (CONTRACT section 4). Thread-safe.
 */
@Provider
@PreMatching
public class PathAlias extends AliasedPaths {
    private static final String BARE = "/auth/";
    static final String INTERNAL = "/v1/auth/internal/";
    static final String SERVICE_TOKEN = "/v1/auth/service-token";

    private static final String TOKEN_SERVICE = "/v1/auth/token-service";

    @Override
    protected String meant(String path) {
        return canonical(path);
    }

    static String canonical(String path) {
        String versioned = path.startsWith(BARE) ? "/v1" + path : path;
        String open = versioned.endsWith("/") ? versioned.substring(0, versioned.length() - 1) : versioned;
        return open.equals(TOKEN_SERVICE) || open.equals(SERVICE_TOKEN) ? SERVICE_TOKEN : versioned;
    }
}
