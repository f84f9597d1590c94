package io.symbolon.common.inbound.sample;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

@Provider
public class Guard extends GuardFeature {
    @Override
    protected boolean speaksOAuth(String path) {
        return path.startsWith("oauth2/");
    }

    @Override
    protected Optional<AuditType> audited(String path) {
        return path.equals("sample/internal") || path.equals("sample/messages")
                ? Optional.of(AuditType.SENSITIVE_READ)
                : Optional.empty();
    }
}
