package io.symbolon.auth.keys;

import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What an administrator may do with the signing keys, recorded. Begins its own transactions. Thread-safe. */
@ApplicationScoped
public class KeyAdministration {
    private final KeyLifecycle lifecycle;
    private final KeyRing ring;
    private final Revocations revocations;
    private final AuditLog audit;

    KeyAdministration() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public KeyAdministration(KeyLifecycle lifecycle, KeyRing ring, Revocations revocations, AuditLog audit) {
        this.lifecycle = lifecycle;
        this.ring = ring;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** The next key signs: at once when it was public long enough, else as soon as it will have been. */
    public KeysAnswer rotate() {
        KeyCycle cycle = lifecycle.rotate(() -> audit.record(AuditEvent.success(AuditType.AUTHZ_ADMIN)
                .detail("action", "keys_rotate")
                .build()));
        ring.reload();
        return KeysAnswer.of(cycle);
    }

    /**
     * A key is believed no more, by nobody: it leaves the JWK Set, every service hears of it, another signs.
     *
     * @return whether there is such a key; repeating it changes nothing
     */
    public boolean taint(String kid) {
        boolean known = lifecycle.taint(kid, () -> {
            revocations.key(kid);
            audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                    .subject(kid)
                    .detail("kind", "kid")
                    .build());
        });
        ring.reload();
        return known;
    }
}
