package io.symbolon.common.audit;

import io.symbolon.common.event.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One decision as it is written, stored and sent to auth. Every text is one bounded line in which addresses and tokens are
 * blotted out. Immutable.
 *
 * @param id its own, by which it is stored once
 * @param time in microseconds: what a database keeps
 * @param service the one that decided
 * @param event OWASP's word, such as {@code authz_fail}
 * @param outcome {@code success}, {@code refused} or {@code failed}
 * @param count how many alike it stands for: more than one in a flood of refusals
 */
public record AuditRecord(
        UUID id,
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
    /** Details kept of an event. */
    public static final int MOST_DETAILS = 8;

    static final int NAME = 64;
    static final int SUBJECT = 100;
    static final int PATH = 200;
    static final int DETAIL = 100;

    public AuditRecord {
        time = time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
        service = AuditText.id(service, NAME);
        event = AuditText.id(event, NAME);
        outcome = AuditText.id(outcome, NAME);
        caller = AuditText.id(caller, SUBJECT);
        subject = AuditText.id(subject, SUBJECT);
        address = AuditText.id(address, NAME);
        method = AuditText.free(method, NAME);
        path = AuditText.free(path, PATH);
        reason = AuditText.id(reason, NAME);
        correlationId = AuditText.free(correlationId, NAME);
        details = details == null ? Map.of() : clean(details);
    }

    static AuditRecord of(AuditEvent event, String service, AuditOrigin origin, Instant now) {
        return new AuditRecord(
                EventId.at(now),
                now,
                service,
                event.type().wireName(),
                event.outcome().wireName(),
                event.caller() == null ? origin.caller() : event.caller(),
                event.subject(),
                origin.address(),
                origin.method(),
                origin.path(),
                event.reason(),
                origin.correlationId(),
                1,
                event.details());
    }

    /** Whether nothing essential is missing, and it is that service's own. */
    boolean isWholeOf(String source) {
        boolean whole = Stream.of(id, time, event, outcome).allMatch(Objects::nonNull);
        return whole && count > 0 && source.equals(service);
    }

    /** The same for many alike; whom and what each was about is not kept. */
    AuditRecord counted(long many) {
        return new AuditRecord(
                EventId.at(time),
                time,
                service,
                event,
                outcome,
                caller,
                null,
                address,
                method,
                path,
                reason,
                null,
                many,
                Map.of());
    }

    private static Map<String, String> clean(Map<String, String> details) {
        Map<String, String> clean = new TreeMap<>();
        details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_DETAILS)
                .forEach(detail ->
                        clean.put(AuditText.free(detail.getKey(), NAME), AuditText.free(detail.getValue(), DETAIL)));
        return Map.copyOf(clean);
    }
}
