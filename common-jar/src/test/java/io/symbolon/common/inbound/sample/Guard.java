package io.symbolon.common.inbound.sample;

import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.GuardFeature;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

@Provider
public class Guard extends GuardFeature {
    @Override
    protected boolean speaksOAuth(String path) {
        return path.startsWith("oauth2/");
    }

    @Override
    protected Optional<AuditType> audited(String path) {
        return Set.of("sample/internal", "sample/messages", "sample/failures/limit")
                        .contains(path)
                ? Optional.of(AuditType.SENSITIVE_READ)
                : Optional.empty();
    }
}
