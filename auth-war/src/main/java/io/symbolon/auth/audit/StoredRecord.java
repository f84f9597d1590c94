package io.symbolon.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was recorded, exactly as it stands in the table: whoever changed one character of it has changed it. Immutable.
 *
 * @param seq the row's, not part of what is sealed
 * @param details a JSON object
 */
record StoredRecord(
        long seq,
        String id,
        Instant happenedAt,
        String service,
        String event,
        String outcome,
        String caller,
        String subject,
        String address,
        String method,
        String path,
        String reason,
        String correlationId,
        long occurrences,
        String details) {
    /** Not yet stored. */
    private static final long NONE = 0;

    static StoredRecord of(AuditRecord record) {
        return new StoredRecord(
                NONE,
                record.id().toString(),
                record.time(),
                record.service(),
                record.event(),
                record.outcome(),
                record.caller(),
                record.subject(),
                record.address(),
                record.method(),
                record.path(),
                record.reason(),
                record.correlationId(),
                record.count(),
                text(record.details()));
    }

    /**
     * What is sealed: every column with its length before it, so that nothing can move from one into the next. Not {@code seq}
     * and {@code stored_at}, which the database gives and nobody is shown: they tell the sealer what still waits, and an edit
     * of them changes nothing that was recorded.
     */
    byte[] canonical() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, happenedAt));
            out.writeLong(occurrences);
            for (String column : new String[] {
                id, service, event, outcome, caller, subject, address, method, path, reason, correlationId, details
            }) {
                write(out, column);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    Map<String, String> detailsAsMap() {
        try {
            return Json.tolerant().readValue(details, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException tampered) {
            return Map.of(); // the verification tells; the page of the others must not fail for it
        }
    }

    private static void write(DataOutputStream out, String column) throws IOException {
        if (column == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = column.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(Map<String, String> details) {
        try {
            return Json.tolerant().writeValueAsString(new TreeMap<>(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("details that are no JSON", impossible);
        }
    }
}
