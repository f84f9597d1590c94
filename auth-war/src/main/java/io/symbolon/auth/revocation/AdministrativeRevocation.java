package io.symbolon.auth.revocation;

import io.symbolon.auth.client.ClientCache;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.revoked.Kind;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.UUID;

/** Revokes what an administrator names, whether or not it exists: there may be a token of it all the same. Thread-safe. */
@ApplicationScoped
class AdministrativeRevocation {
    private final Revocations revocations;
    private final Sessions sessions;
    private final ClientCache clients;
    private final Transactions transactions;
    private final AuditLog audit;

    AdministrativeRevocation() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public AdministrativeRevocation(
            Revocations revocations,
            Sessions sessions,
            ClientCache clients,
            Transactions transactions,
            AuditLog audit) {
        this.revocations = revocations;
        this.sessions = sessions;
        this.clients = clients;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Revokes by a request without violations. */
    @Transactional
    public void revoke(RevocationRequest request) {
        Kind kind = Kind.of(request.kind()).orElseThrow();
        String value = request.value();
        switch (kind) {
            case JTI -> revocations.token(asIssued(value));
            case SID -> session(UUID.fromString(value));
            case SUB -> subject(value.toLowerCase(Locale.ROOT));
            case CLIENT -> client(new ServiceName(value));
            case KID -> revocations.key(value);
        }
        audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                .subject(value)
                .detail("kind", kind.text())
                .build());
    }

    /** After {@link #revoke}: returns once a user's tokens that are issued from now on can be told from those revoked. */
    public void settle(RevocationRequest request) {
        if (Kind.of(request.kind()).orElseThrow() == Kind.SUB) {
            revocations.awaitNextSecond();
        }
    }

    /** An id of ours is a UUID in small letters, however somebody wrote it down. */
    private static String asIssued(String id) {
        return UserId.parse(id).map(UserId::toString).orElse(id);
    }

    private void client(ServiceName name) {
        forget(name);
        revocations.client(name);
    }

    /** No refresh token of it is good either. */
    private void session(UUID id) {
        sessions.end(id, EndReason.REVOKED);
        revocations.session(id); // there may be tokens of one that is forgotten
    }

    /** A service has no sessions. */
    private void subject(String subject) {
        UserId.parse(subject).ifPresent(user -> sessions.endAll(user.value(), EndReason.REVOKED));
        if (ServiceName.isValid(subject)) {
            forget(new ServiceName(subject));
        }
        revocations.subject(subject);
    }

    /** Ahead of the revocation: before anybody hears of it, and asks for the next token. */
    private void forget(ServiceName name) {
        transactions.afterCommit(() -> clients.forget(name));
    }
}
