package io.symbolon.property;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Turns the guard on for this application. */
@Provider
public class Guard extends GuardFeature {
    /** CONTRACT section 6: every internal call, allowed or refused. */
    @Override
    protected Optional<AuditType> audited(String path) {
        return path.startsWith("api/internal/") ? Optional.of(AuditType.SENSITIVE_READ) : Optional.empty();
    }
}
