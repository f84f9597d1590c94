package io.symbolon.email;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Turns the guard on for every resource here. */
@Provider
public class Guard extends GuardFeature {
    /** CONTRACT section 7: every call to send; with a slash at the end it is the same resource. */
    @Override
    protected Optional<AuditType> audited(String path) {
        return path.equals("send") || path.equals("send/") ? Optional.of(AuditType.SENSITIVE_CREATE) : Optional.empty();
    }
}
