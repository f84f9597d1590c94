package io.symbolon.auth.audit;

import io.symbolon.common.audit.AuditRecords;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Handling;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes other services' records into the trail, each once. Thread-safe. */
@Dependent
public final class RecordedEvents implements Handler {
    private final TrailStore store;

    @Inject
    public RecordedEvents(TrailStore store) {
        this.store = store;
    }

    @Override
    public Handling handle(CloudEvent event) {
        if (!event.name().equals(AuditRecords.EVENT)) {
            return Handling.refused("a type not known here");
        }
        Optional<AuditRecords> data = AuditRecords.of(event);
        data.ifPresent(it -> it.records().stream().map(StoredRecord::of).forEach(store::add));
        return data.isPresent() ? Handling.done() : Handling.refused("data that its type does not allow");
    }

    /** The same for a queue that tells more: what is no record goes to the other. */
    public Handler or(Handler other) {
        return event -> event.name().equals(AuditRecords.EVENT) ? handle(event) : other.handle(event);
    }
}
