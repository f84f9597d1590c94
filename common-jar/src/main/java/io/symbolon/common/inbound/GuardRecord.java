package io.symbolon.common.inbound;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.token.Caller;

/** What the guard leaves of each refusal: a count and an audit record. Thread-safe. */
final class GuardRecord {
    private final AuthFailures failures;
    private final AuditLog audit;

    GuardRecord(AuthFailures failures, AuditLog audit) {
        this.failures = failures;
        this.audit = audit;
    }

    /** @param caller null when no authentic token names one */
    void unauthorized(Reason reason, Caller caller) {
        failures.count(reason);
        record(AuditType.AUTHN_LOGIN_FAIL, reason.code(), caller);
    }

    /** @param caller null when nobody is known to call */
    void forbidden(String reason, Caller caller) {
        record(AuditType.AUTHZ_FAIL, reason, caller);
    }

    private void record(AuditType type, String reason, Caller caller) {
        audit.record(AuditEvent.refused(type, reason)
                .caller(caller == null ? null : caller.subject())
                .build());
    }
}
