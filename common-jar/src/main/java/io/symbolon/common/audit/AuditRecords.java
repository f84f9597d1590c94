package io.symbolon.common.audit;

import io.symbolon.common.event.CloudEvent;
import java.util.List;
import java.util.Optional;

/** The data of AUDIT_RECORDED (CONTRACT section 9): records of one service, each to be stored once. Immutable. */
public record AuditRecords(List<AuditRecord> records) {
    /** The name of the event. */
    public static final String EVENT = "AUDIT_RECORDED";

    public AuditRecords {
        records = records == null ? List.of() : List.copyOf(records);
    }

    /** What the event holds; empty unless all of it are whole records of the service that sent it. */
    public static Optional<AuditRecords> of(CloudEvent event) {
        return event.dataAs(AuditRecords.class)
                .filter(data -> !data.records.isEmpty())
                .filter(data -> data.records.stream().allMatch(record -> record.isWholeOf(event.source())));
    }
}
