package io.symbolon.auth.client;

import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Registers the declared services that never were there. What is, or was deleted, stays as it is: what an administrator
 * changed wins over configuration, and a token is read only with its service's creation. Thread-safe.
 */
@ApplicationScoped
public class ClientSeed {
    private final DeclaredClients declared;
    private final ClientStore clients;
    private final TokenHash hash;
    private final AuditLog audit;
    private final InstantSource clock;

    ClientSeed() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public ClientSeed(
            DeclaredClients declared, ClientStore clients, TokenHash hash, AuditLog audit, InstantSource clock) {
        this.declared = declared;
        this.clients = clients;
        this.hash = hash;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sows, in one transaction; several servers may do so at once. */
    @Transactional
    public void sow() {
        Instant now = clock.instant();
        for (ClientDeclaration declaration : declared.all()) {
            if (clients.add(declaration.client(), now)) {
                declaration
                        .firstToken()
                        .ifPresent(token ->
                                clients.addFirstToken(declaration.client().name(), hash.of(token), now));
                record(declaration);
            }
        }
    }

    private void record(ClientDeclaration declaration) {
        audit.record(AuditEvent.success(AuditType.SENSITIVE_CREATE)
                .subject(declaration.client().name().value())
                .detail("by", "configuration")
                .detail("token", declaration.firstToken().isPresent())
                .build());
    }
}
