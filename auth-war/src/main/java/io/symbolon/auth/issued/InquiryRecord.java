package io.symbolon.auth.issued;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a service's question about a token leaves behind: an audit record, whatever the answer. Thread-safe. */
@ApplicationScoped
public class InquiryRecord {
    private final AuditLog audit;

    InquiryRecord() { // CDI proxy
        this(null);
    }

    @Inject
    public InquiryRecord(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Before the answer is given.
     *
     * @param asker who has proved itself
     * @param told the token that it is told about; empty when it only hears that there is no such
     */
    public void answered(ServiceName asker, Optional<IssuedToken> told) {
        audit.record(told.map(token -> AuditEvent.success(AuditType.SENSITIVE_READ)
                        .subject(token.caller().subject())
                        .detail("token", token.tokenId()))
                .orElseGet(() -> AuditEvent.refused(AuditType.SENSITIVE_READ, "inactive_token"))
                .caller(asker.value())
                .build());
    }
}
