package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.audit.AuditRecords;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Handling;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TrailStoreTest {
    private static final Question ALL = new Question(null, null, null, null);

    private final AuditFixture fixture;
    private final EventSource property;
    private final RecordedEvents events;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    TrailStoreTest(Database vendor) {
        fixture = new AuditFixture(vendor);
        property = new EventSource(new ServiceName("property-service"), fixture.clock);
        events = new RecordedEvents(fixture.records);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    @Test
    void appendWhenInATransactionThenKeptWithIt() {
        AtomicInteger kept = new AtomicInteger();
        StoredTrail trail = new StoredTrail(fixture.records, fixture.database.transactions());
        fixture.database.transactions().run(() -> {
            trail.append(fixture.record("auth-service", "success", "a", "p"), kept::incrementAndGet);
            assertThat(kept).hasValue(0);
        });
        assertThat(kept).hasValue(1);
        trail.append(fixture.record("auth-service", "success", "a", "p"), kept::incrementAndGet);
        assertThat(kept).hasValue(2);
        assertThat(find(ALL)).hasSize(2);
    }

    /** The servers' clocks are elsewhere. */
    @Test
    void appendThenTheDatabaseTellsWhenItWasStored() {
        fixture.database.transactions().run(() -> add("auth-service", "success", "a"));
        add("auth-service", "success", "b");
        assertThat(fixture.number("select count(*) from audit_record where stored_at <= current_timestamp"
                        + " and stored_at > current_timestamp - interval '1' hour"))
                .isEqualTo(2);
    }

    @Test
    void appendWhenManyThreadsDoThenEachRecordIsKeptOnce() {
        List<CompletableFuture<UUID>> all = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> add("auth-service", "success", "c" + i), threads))
                .toList();
        List<String> ids = all.stream().map(one -> one.join().toString()).toList();
        assertThat(fixture.records.find(ALL, Long.MAX_VALUE, 300))
                .extracting(StoredRecord::id)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void findWhenFilteredThenTheNewestOfThoseOnly() {
        add("auth-service", "success", "user-service");
        Instant middle = fixture.clock.instant().plusSeconds(1);
        fixture.clock.advance(Duration.ofSeconds(1));
        UUID two = add("property-service", "refused", "user-service");
        UUID three = add("property-service", "success", "chat-service");

        assertThat(find(ALL)).hasSize(3).startsWith(three.toString());
        assertThat(find(Question.of("", "", "", ""))).hasSize(find(ALL).size());
        assertThat(find(new Question("property-service", null, null, null)))
                .containsExactly(three.toString(), two.toString());
        assertThat(find(new Question(null, "refused", null, null))).containsExactly(two.toString());
        assertThat(find(new Question(null, null, "chat-service", null))).containsExactly(three.toString());
        assertThat(find(new Question(null, null, "user-service", middle.toString())))
                .containsExactly(two.toString());
        assertThat(find(new Question(null, null, null, middle.plusNanos(1000).toString())))
                .isEmpty();
    }

    @Test
    void findWhenTheQuestionIsNotAcceptableThenEachViolationIsNamed() {
        Question question = new Question("a b", "maybe", "\0", "yesterday");
        assertThat(question.violations())
                .extracting(Violation::field)
                .containsExactly("service", "caller", "outcome", "since");
        assertThat(new Question(null, "failed", null, "2026-11-26T12:00:00 02:00").violations())
                .isEmpty();
        assertThat(new Question(null, null, "", "-999999-01-01T00:00:00Z").violations())
                .hasSize(2);
    }

    @Test
    void recordsWhenTheyComeTwiceThenOnceAndUnchanged() {
        AuditRecord one = fixture.record("property-service", "success", "user-service", "a");
        AuditRecord two = fixture.record("property-service", "refused", "user-service", "b");
        for (int times = 0; times < 2; times++) {
            assertThat(handle("AUDIT_RECORDED", new AuditRecords(List.of(one, two))))
                    .isEqualTo(Handling.done());
        }
        assertThat(fixture.records.find(new Question("property-service", null, null, null), Long.MAX_VALUE, 9))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seq")
                .containsExactly(StoredRecord.of(two), StoredRecord.of(one));
    }

    @Test
    void recordsWhenAsAgreedThenStoredWordByWord() {
        CloudEvent agreed = GoldenEvent.event("AUDIT_RECORDED");
        assertThat(fixture.database.transactions().call(() -> events.handle(agreed)))
                .isEqualTo(Handling.done());
        AuditRecord told = AuditRecords.of(agreed).orElseThrow().records().get(0);
        assertThat(fixture.records.find(ALL, Long.MAX_VALUE, 9))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seq")
                .containsExactly(StoredRecord.of(told));
        assertThat(told.details()).containsEntry("audience", "property-service");
    }

    @Test
    void recordsWhenOfAnotherServiceOrNotWholeThenRefusedAndNothingIsStored() {
        AuditRecords forged = new AuditRecords(List.of(fixture.record("auth-service", "success", "user-service", "a")));
        assertThat(handle("AUDIT_RECORDED", forged).isDone()).isFalse();
        assertThat(handle("AUDIT_RECORDED", new AuditRecords(List.of())).isDone())
                .isFalse();
        assertThat(handle("AUDIT_RECORDED", Map.of("records", "x")).isDone()).isFalse();
        assertThat(handle("AUDIT_RECORDED", Map.of("records", List.of(Map.of("service", "property-service"))))
                        .isDone())
                .isFalse();
        assertThat(handle("OTHER", forged).isDone()).isFalse();
        assertThat(find(ALL)).isEmpty();
    }

    private Handling handle(String name, Object data) {
        String json = property.event(name, "property-service", data).toJson();
        return fixture.database
                .transactions()
                .call(() -> events.handle(CloudEvent.parse(json).orElseThrow()));
    }

    private UUID add(String service, String outcome, String caller) {
        AuditRecord record = fixture.record(service, outcome, caller, "p");
        fixture.records.add(StoredRecord.of(record));
        return record.id();
    }

    private List<String> find(Question question) {
        assertThat(question.violations()).isEmpty();
        return fixture.records.find(question, Long.MAX_VALUE, 100).stream()
                .map(StoredRecord::id)
                .toList();
    }
}
