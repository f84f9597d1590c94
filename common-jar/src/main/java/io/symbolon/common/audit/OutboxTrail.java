package io.symbolon.common.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.json.Json;
import io.symbolon.common.task.Repeated;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Keeps records until auth, which has the trail of all services, has them: a row each, in the transaction of what it tells
 * about; every second those that wait become AUDIT_RECORDED events of at most {@value #BATCH} records, in the transaction
 * that takes them away. Any number of servers may run one on the same database. Thread-safe.
 */
public final class OutboxTrail implements AuditTrail {
    /** Records of one event. */
    static final int BATCH = 100;
    /** Characters of one event's records: with the rest of it they fit an outbox row. */
    static final int ROOM = 200_000;

    private static final Duration POLL = Duration.ofSeconds(1);

    private final WaitingStore waiting;
    private final Transactions transactions;
    private final GroupCommit commits;
    private final Outbox outbox;
    private final EventSource source;
    private final String destination;

    /** @param destination the queue to auth */
    public OutboxTrail(
            WaitingStore waiting,
            Transactions transactions,
            GroupCommit commits,
            Outbox outbox,
            EventSource source,
            String destination) {
        this.waiting = waiting;
        this.transactions = transactions;
        this.commits = commits;
        this.outbox = outbox;
        this.source = source;
        this.destination = destination;
    }

    @Override
    public void append(AuditRecord record, Runnable kept) {
        String text = text(record);
        if (transactions.isActive()) {
            waiting.add(text);
            transactions.afterCommit(kept);
        } else {
            commits.write(GroupCommit.FIRST, () -> waiting.add(text));
            kept.run();
        }
    }

    /**
     * What passes the records on, to be begun and ended with the service.
     *
     * @param executor the container's managed one
     */
    public Repeated passage(ScheduledExecutorService executor) {
        return new Repeated("audit records wait: they cannot be passed on now", POLL, this::passOn, executor);
    }

    /** Passes on all that waits. */
    void passOn() {
        while (transactions.call(this::publish) > BATCH / 2) {
            // as many as there was room for: more may wait
        }
    }

    private int publish() {
        List<String> taken = waiting.take(BATCH, ROOM);
        if (!taken.isEmpty()) {
            outbox.publish(source.event(AuditRecords.EVENT, source.name().value(), data(taken)), destination);
        }
        return taken.size();
    }

    private static ObjectNode data(List<String> taken) {
        ObjectNode data = Json.tolerant().createObjectNode();
        ArrayNode records = data.putArray("records");
        taken.forEach(text -> records.add(tree(text)));
        return data;
    }

    private static JsonNode tree(String record) {
        try {
            return Json.tolerant().readTree(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }

    private static String text(AuditRecord record) {
        try {
            return Json.tolerant().writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }
}
