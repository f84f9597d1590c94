package io.symbolon.auth.session;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session as the table has it. Immutable; the string form is the id alone.
 *
 * @param authTime the last password check
 * @param lastUsedAt the last rotation, or the login
 * @param expiresAt absolute
 * @param endedAt empty while nobody has ended it
 */
public record Session(
        UUID id,
        UUID account,
        Instant createdAt,
        Instant authTime,
        Instant lastUsedAt,
        Instant expiresAt,
        Optional<Instant> endedAt,
        Peer peer) {
    /** Whether somebody ended it; one that merely ran out has not been. */
    public boolean isEnded() {
        return endedAt.isPresent();
    }

    /** Whether its absolute life is over: from that very moment on. */
    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The record of its end. */
    public AuditEvent.Builder recordOf(EndReason reason) {
        return AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                .subject(account)
                .detail("session", id)
                .detail("end", reason.code());
    }

    @Override
    public String toString() {
        return "session " + id;
    }
}
