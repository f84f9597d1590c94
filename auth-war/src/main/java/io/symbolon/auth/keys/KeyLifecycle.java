package io.symbolon.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Moves the keys on: a standby is always public, takes over when the active key is due or tainted, and a retired key goes
 * when no token of it lives. Every step is decided under one lock of the database and by its time, so that any number of
 * servers may take it, and one does. Each is recorded. Begins its own transactions. Thread-safe.
 */
@ApplicationScoped
public class KeyLifecycle {
    private final SigningKeyStore store;
    private final KeySettings settings;
    private final Transactions transactions;
    private final AuditLog audit;
    private final InstantSource time;

    KeyLifecycle() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    KeyLifecycle(SigningKeyStore store, KeySettings settings, Transactions transactions, AuditLog audit) {
        this(store, settings, transactions, audit, store::now);
    }

    KeyLifecycle(
            SigningKeyStore store,
            KeySettings settings,
            Transactions transactions,
            AuditLog audit,
            InstantSource time) {
        this.store = store;
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /** Does what is due; often nothing. To be called every few seconds. */
    public void advance() {
        boolean lacking = transactions.call(() -> {
            store.lock();
            Instant now = time.instant();
            KeyCycle cycle = store.cycle();
            cycle.outlived(settings, now).forEach(this::forget);
            if (cycle.isRotationDue(settings, now)) {
                cycle.ready(settings, now).ifPresent(standby -> activate(standby.kid(), now));
            }
            return store.cycle().lacksStandby();
        });
        if (lacking) {
            publishStandby();
        }
    }

    /**
     * Lets the standby sign, if it was public long enough; else as soon as it will have been, and its successor is public
     * from now on, so that the next rotation waits no longer than this one.
     *
     * @param also what is to happen in the same transaction
     * @return how the keys stand then
     */
    KeyCycle rotate(Runnable also) {
        transactions.run(() -> {
            store.lock();
            Instant now = time.instant();
            store.cycle()
                    .ready(settings, now)
                    .ifPresentOrElse(standby -> activate(standby.kid(), now), () -> store.ask(now));
            also.run();
        });
        advance();
        return transactions.call(store::cycle);
    }

    /**
     * Believes a key no more; if it was the active one the standby signs at once, whatever its age, and a new key where
     * there is none.
     *
     * @param also what is to happen in the same transaction, when the key was not tainted before
     * @return whether there is such a key
     */
    boolean taint(String kid, Runnable also) {
        ECKey reserve = SigningKey.generate();
        boolean known = transactions.call(() -> {
            store.lock();
            Instant now = time.instant();
            if (store.taint(kid, now)) {
                if (store.cycle().active().isEmpty()) {
                    activate(successor(reserve, now), now);
                }
                also.run();
            }
            return store.exists(kid);
        });
        advance();
        return known;
    }

    private String successor(ECKey reserve, Instant now) {
        return store.cycle().standby().map(KeyStanding::kid).orElseGet(() -> {
            publish(reserve, now);
            return reserve.getKeyID();
        });
    }

    private void publishStandby() {
        ECKey key = SigningKey.generate();
        transactions.run(() -> {
            store.lock();
            if (store.cycle().lacksStandby()) {
                publish(key, time.instant());
            }
        });
    }

    private void publish(ECKey key, Instant now) {
        store.publish(key, now);
        record(AuditType.SENSITIVE_CREATE, "published", key.getKeyID());
    }

    private void activate(String kid, Instant now) {
        store.activate(kid, now);
        record(AuditType.SENSITIVE_UPDATE, "activated", kid);
    }

    private void forget(String kid) {
        store.forget(kid);
        record(AuditType.SENSITIVE_DELETE, "forgotten", kid);
    }

    private void record(AuditType type, String step, String kid) {
        audit.record(AuditEvent.success(type).subject(kid).detail("key", step).build());
    }
}
