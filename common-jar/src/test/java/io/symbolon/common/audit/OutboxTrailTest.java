package io.symbolon.common.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OutboxTrailTest {
    private static final String QUEUE = "auth.from-property";

    private final TestDatabase database;
    private final TestClock clock = TestClock.standing();
    private final OutboxTrail trail;

    OutboxTrailTest(Database vendor) {
        database = TestDatabase.start(vendor, "events");
        Outbox outbox = new HeldOutbox(database, clock, QUEUE).outbox();
        EventSource source = new EventSource(new ServiceName("property-service"), clock);
        trail = new OutboxTrail(
                new WaitingStore(database.entities()),
                database.transactions(),
                new GroupCommit(database.transactions()),
                outbox,
                source,
                QUEUE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void passOnWhenManyWaitThenEventsOfAHundredEachWithEveryRecordOnce() {
        List<AuditRecord> records =
                IntStream.range(0, 250).mapToObj(i -> record(Map.of())).toList();
        database.transactions().run(() -> records.forEach(record -> trail.append(record, () -> {})));
        trail.passOn();
        List<AuditRecords> events = published();
        assertThat(events).extracting(event -> event.records().size()).containsExactlyInAnyOrder(100, 100, 50);
        assertThat(events.stream().flatMap(event -> event.records().stream()))
                .containsExactlyInAnyOrderElementsOf(records);
        assertThat(count("audit_waiting")).isZero();
    }

    @Test
    void passOnThenTheEventIsAsAgreed() {
        AuditRecord record = AuditRecords.of(GoldenEvent.event("AUDIT_RECORDED"))
                .orElseThrow()
                .records()
                .get(0);
        trail.append(record, () -> {});
        trail.passOn();
        CloudEvent event = CloudEvent.parse(
                        (String) query("select payload from outbox").get(0))
                .orElseThrow();
        assertThat(GoldenEvent.members(event)).isEqualTo(GoldenEvent.members("AUDIT_RECORDED"));
    }

    @Test
    void passOnWhenRecordsAreLargeThenNoEventOutgrowsItsRow() {
        Map<String, String> details = new java.util.HashMap<>();
        IntStream.range(0, AuditRecord.MOST_DETAILS).forEach(i -> details.put("\"".repeat(50) + i, "\"".repeat(100)));
        database.transactions()
                .run(() -> IntStream.range(0, 150).forEach(i -> trail.append(record(details), () -> {})));
        trail.passOn();
        assertThat(published()).hasSizeGreaterThan(2);
        assertThat(published().stream()
                        .mapToInt(event -> event.records().size())
                        .sum())
                .isEqualTo(150);
    }

    @Test
    void passOnWhenTwoServersDoThenEveryRecordOnce() throws Exception {
        List<AuditRecord> records =
                IntStream.range(0, 300).mapToObj(i -> record(Map.of())).toList();
        database.transactions().run(() -> records.forEach(record -> trail.append(record, () -> {})));
        CompletableFuture.allOf(CompletableFuture.runAsync(trail::passOn), CompletableFuture.runAsync(trail::passOn))
                .get();
        trail.passOn();
        assertThat(published().stream().flatMap(event -> event.records().stream()))
                .containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void appendWhenTheTransactionRollsBackThenNothingWaitsAndItIsNotKept() {
        AtomicInteger kept = new AtomicInteger();
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    trail.append(record(Map.of()), kept::incrementAndGet);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(kept).hasValue(0);
        assertThat(count("audit_waiting")).isZero();
        trail.append(record(Map.of()), kept::incrementAndGet);
        assertThat(kept).hasValue(1);
        assertThat(count("audit_waiting")).isOne();
    }

    private AuditRecord record(Map<String, String> details) {
        return new AuditRecord(
                UUID.randomUUID(),
                clock.instant(),
                "property-service",
                "sensitive_read",
                "success",
                "user-service",
                null,
                "192.0.2.7",
                "GET",
                "/api/internal/properties/users/1",
                null,
                null,
                1,
                details);
    }

    private List<AuditRecords> published() {
        return query("select payload from outbox").stream()
                .map(payload -> CloudEvent.parse((String) payload).orElseThrow())
                .peek(event -> assertThat(event.name()).isEqualTo("AUDIT_RECORDED"))
                .map(event -> AuditRecords.of(event).orElseThrow())
                .toList();
    }

    private long count(String table) {
        return ((Number) query("select count(*) from " + table).get(0)).longValue();
    }

    private List<Object> query(String sql) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(sql).getResultList());
        return new ArrayList<>(rows);
    }
}
