package io.symbolon.auth;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Turns the guard on; where OAuth clients listen, errors are RFC 6749's. */
@Provider
public class Guard extends GuardFeature {
    /** CONTRACT section 6: every internal call, allowed or refused. */
    @Override
    protected Optional<AuditType> audited(String path) {
        return PathAlias.canonical("/" + path).startsWith(PathAlias.INTERNAL)
                ? Optional.of(AuditType.SENSITIVE_READ)
                : Optional.empty();
    }

    @Override
    protected boolean auditsDecisions() {
        return true;
    }

    @Override
    protected boolean speaksOAuth(String path) {
        return path.startsWith("oauth2/") || PathAlias.canonical("/" + path).equals(PathAlias.SERVICE_TOKEN);
    }
}
