package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import io.symbolon.auth.store.MilestoneStore;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** Makes the first signing key of a database, exactly once, active at once: nobody holds an older JWK Set. Thread-safe. */
@ApplicationScoped
public class FirstKey {
    private static final String MILESTONE = "first-signing-key";

    private final MilestoneStore milestones;
    private final SigningKeyStore keys;
    private final AuditLog audit;
    private final InstantSource clock;

    FirstKey() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public FirstKey(MilestoneStore milestones, SigningKeyStore keys, AuditLog audit, InstantSource clock) {
        this.milestones = milestones;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sees to it that there is a first key: makes it, or waits for the server that is making it. */
    @Transactional
    public void ensure() {
        if (milestones.reach(MILESTONE)) {
            ECKey key = SigningKey.generate();
            keys.publish(key, clock.instant());
            keys.activate(key.getKeyID(), clock.instant());
            audit.record(AuditEvent.success(AuditType.SENSITIVE_CREATE)
                    .subject(key.getKeyID())
                    .detail("key", "first")
                    .build());
        }
    }
}
