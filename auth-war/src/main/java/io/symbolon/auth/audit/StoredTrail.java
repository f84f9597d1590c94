package io.symbolon.auth.audit;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.audit.AuditTrail;
import io.symbolon.common.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** auth's own records: written at once into the trail of all services. Thread-safe. */
@ApplicationScoped
class StoredTrail implements AuditTrail {
    private final TrailStore store;
    private final Transactions transactions;

    StoredTrail() { // CDI proxy
        this(null, null);
    }

    @Inject
    StoredTrail(TrailStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void append(AuditRecord record, Runnable kept) {
        store.add(StoredRecord.of(record));
        if (transactions.isActive()) {
            transactions.afterCommit(kept);
        } else {
            kept.run();
        }
    }
}
