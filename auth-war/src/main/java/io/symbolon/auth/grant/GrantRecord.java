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

    /** @param client who has proved itself; null for the public client */
    public void refused(GrantError error, String client) {
        count(error);
        audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, error.code())
                .caller(client)
                .build());
    }

    /**
     * Of somebody who has not proved who they are. Only a failed proof bears the name, as a login does: any other refusal
     * with it would be a record of its own for each name that somebody makes up.
     *
     * @param claimed who it claims to be; null when unknown
     */
    public void unproved(GrantError error, String claimed) {
        count(error);
        AuditEvent.Builder refusal = error == GrantError.INVALID_CLIENT
                ? AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, error.code())
                        .caller(ServiceName.isValid(claimed) ? claimed : null)
                : AuditEvent.refused(AuditType.AUTHZ_FAIL, error.code());
        audit.record(refusal.build());
    }

    private void count(GrantError error) {
        if (error == GrantError.INVALID_CLIENT || error == GrantError.INVALID_GRANT) {
            failures.count(error.code());
        }
    }
}
