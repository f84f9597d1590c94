package io.symbolon.auth.grant;

import io.symbolon.auth.token.AccessToken;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a token request leaves behind: a count and an audit record. Thread-safe. */
@ApplicationScoped
public class GrantRecord {
    private final TokenRequests issued;
    private final AuthFailures failures;
    private final AuditLog audit;

    GrantRecord() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public GrantRecord(TokenRequests issued, AuthFailures failures, AuditLog audit) {
        this.issued = issued;
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * Before the token is handed out.
     *
     * @param subject of whom the token speaks
     */
    public void granted(ServiceName client, String subject, ServiceName audience, AccessToken token) {
        issued.count(audience);
        audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_CREATED)
                .caller(client.value())
                .subject(subject)
                .detail("audience", audience)
                .detail("scope", token.scope())
                .build());
    }

    /** @param client who it claims to be; null when unknown */
    public void refused(GrantError error, String client) {
        boolean failed = error == GrantError.INVALID_CLIENT;
        if (failed) {
            failures.count(error.code());
        }
        audit.record(AuditEvent.refused(failed ? AuditType.AUTHN_LOGIN_FAIL : AuditType.AUTHZ_FAIL, error.code())
                .caller(ServiceName.isValid(client) ? client : null)
                .build());
    }
}
