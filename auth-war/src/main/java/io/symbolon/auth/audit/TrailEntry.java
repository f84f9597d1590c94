package io.symbolon.auth.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A record as administrators see it. Immutable.
 *
 * @param seq its place in the list; not shown
 * @param count how many alike it stands for
 */
record TrailEntry(
        @JsonIgnore long seq,
        String id,
        Instant time,
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
        long count,
        Map<String, String> details) {
    private static final Pattern KEY = Pattern.compile("[0-9]{1,18}");

    static TrailEntry of(StoredRecord record) {
        return new TrailEntry(
                record.seq(),
                record.id(),
                record.happenedAt(),
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
                record.occurrences(),
                record.detailsAsMap());
    }

    /** By which its place in the list is found again. */
    String key() {
        return Long.toString(seq);
    }

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }
}
