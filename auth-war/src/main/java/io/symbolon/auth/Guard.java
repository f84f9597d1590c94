package io.symbolon.auth;

import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;

/** Turns the guard on; where OAuth clients listen, errors are RFC 6749's. */
@Provider
public class Guard extends GuardFeature {
    @Override
    protected boolean speaksOAuth(String path) {
        return path.startsWith("oauth2/") || PathAlias.meant("/" + path).equals(PathAlias.SERVICE_TOKEN);
    }
}
