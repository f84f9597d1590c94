package io.symbolon.auth.session;

import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The sessions an account has open. Thread-safe. */
@ApplicationScoped
public class OpenSessionStore {
    private final EntityManager entities;
    private final Revocations revocations;
    private final InstantSource clock;

    OpenSessionStore() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public OpenSessionStore(EntityManager entities, Revocations revocations, InstantSource clock) {
        this.entities = entities;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Ends them all, with every token of theirs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID account, String reason) {
        List<?> open = entities.createNativeQuery(
                        "select id from session where account_id = ?1 and ended_at is null order by id for update")
                .setParameter(1, account.toString())
                .getResultList();
        open.forEach(id -> revocations.session(Sql.uuid(id)));
        entities.createNativeQuery("update session set ended_at = ?1, end_reason = ?2"
                        + " where account_id = ?3 and ended_at is null")
                .setParameter(1, Sql.time(clock.instant()))
                .setParameter(2, reason)
                .setParameter(3, account.toString())
                .executeUpdate();
    }
}
