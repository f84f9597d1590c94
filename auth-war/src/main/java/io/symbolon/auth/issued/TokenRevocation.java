package io.symbolon.auth.issued;

import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Ends a token before its time; again is once. Who may is decided before. Thread-safe. */
@ApplicationScoped
public class TokenRevocation {
    private final Revocations revocations;
    private final AuditLog audit;

    TokenRevocation() { // CDI proxy
        this(null, null);
    }

    @Inject
    public TokenRevocation(Revocations revocations, AuditLog audit) {
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Every service hears of it within a second. */
    @Transactional
    public void revoke(IssuedToken token) {
        revocations.token(token.tokenId(), token.expires());
        audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                .subject(token.caller().subject())
                .detail("token", token.tokenId())
                .build());
    }
}
