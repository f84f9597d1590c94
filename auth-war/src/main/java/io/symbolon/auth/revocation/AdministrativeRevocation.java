package io.symbolon.auth.revocation;

import io.symbolon.auth.revoked.Kind;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.UUID;

/** Revokes what an administrator names, whether or not it exists: there may be a token of it all the same. Thread-safe. */
@ApplicationScoped
public class AdministrativeRevocation {
    private final Revocations revocations;
    private final AuditLog audit;

    AdministrativeRevocation() { // CDI proxy
        this(null, null);
    }

    @Inject
    public AdministrativeRevocation(Revocations revocations, AuditLog audit) {
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Revokes by a request without violations. */
    @Transactional
    public void revoke(RevocationRequest request) {
        Kind kind = Kind.of(request.kind()).orElseThrow();
        String value = request.value();
        switch (kind) {
            case JTI -> revocations.token(value);
            case SID -> revocations.session(UUID.fromString(value));
            case SUB -> revocations.subject(value.toLowerCase(Locale.ROOT));
            case CLIENT -> revocations.client(new ServiceName(value));
            case KID -> revocations.key(value);
        }
        audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                .subject(value)
                .detail("kind", kind.text())
                .build());
    }
}
