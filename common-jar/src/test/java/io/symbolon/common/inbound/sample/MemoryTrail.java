package io.symbolon.common.inbound.sample;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A trail in memory that can be broken. */
@ApplicationScoped
public class MemoryTrail implements AuditTrail {
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public void append(AuditRecord record, Runnable kept) {
        if (broken) {
            throw new IllegalStateException("broken for a test");
        }
        records.add(record);
        kept.run();
    }

    List<AuditRecord> records() {
        return records;
    }

    void broken(boolean now) {
        broken = now;
    }
}
