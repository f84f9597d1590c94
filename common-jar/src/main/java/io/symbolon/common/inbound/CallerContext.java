package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.VerifiedToken;
import io.symbolon.common.token.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The caller as Jakarta REST sees one. */
record CallerContext(VerifiedToken token, Caller caller, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.hasRole(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "MP-JWT";
    }
}
