package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ParkedEventsTest {
    private static final String IN = "user.from-auth";
    private static final String OUT = "email-service";
    private static final Duration DAY = Duration.ofDays(1);

    private final EventFixture fixture;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final EventUpkeep upkeep;
    private Handling handling = Handling.refused("not yet");

    ParkedEventsTest(Database vendor) {
        fixture = new EventFixture(vendor);
        inbox = new Inbox(
                fixture.store, List.of(new Subscription(IN, new ServiceName("auth-service"), event -> handling)));
        parked = new ParkedEvents(fixture.store);
        upkeep = new EventUpkeep(fixture.store, new EventSettings(DAY));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static final class Refusing implements Courier {
        @Override
        public Set<String> destinations() {
            return Set.of(OUT);
        }

        @Override
        public List<Delivery> carry(String destination, List<Letter> letters) {
            return letters.stream()
                    .map(letter -> Delivery.refused(letter, "nobody of that name"))
                    .toList();
        }
    }

    @Test
    void listWhenParkedOnBothSidesThenAllWithoutTheirData() {
        Instant now = fixture.clock.instant();
        CloudEvent in = receive();
        CloudEvent out = publish();
        new Lane(OUT, new Refusing(), fixture.store).dispatch();
        inbox.receive(IN, "no event, but a@example.org");

        List<ParkedEvent> all = parked.list("", 10);
        assertThat(all).hasSize(3).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(all)
                .contains(
                        new ParkedEvent(
                                in.id().toString(), "auth-service", in.type(), now, "in", IN, now, 1, "not yet"),
                        new ParkedEvent(
                                out.id().toString(),
                                "auth-service",
                                out.type(),
                                now,
                                "out",
                                OUT,
                                now,
                                1,
                                "nobody of that name"));
        assertThat(all).filteredOn(event -> event.type() == null).hasSize(1);
        assertThat(all.toString()).doesNotContain("example.org", EventFixture.USER);
    }

    @Test
    void listWhenPagedThenEachOnce() {
        List<String> ids = Stream.generate(this::receive)
                .limit(5)
                .map(event -> event.id().toString())
                .sorted()
                .toList();
        List<ParkedEvent> first = parked.list("", 2);
        List<ParkedEvent> rest = parked.list(ParkedEvents.key(first.get(1)), 10);
        assertThat(Stream.of(first, rest).flatMap(List::stream).map(ParkedEvent::id))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void redeliverWhenMendedThenHandledAndNothingOfItIsKept() {
        CloudEvent event = receive();
        handling = Handling.done();
        AtomicInteger records = new AtomicInteger();
        assertThat(parked.redeliver(event.id().toString(), records::incrementAndGet))
                .isTrue();
        assertThat(inbox.retry(10)).isOne();
        assertThat(parked.list("", 10)).isEmpty();
        assertThat(fixture.query("select payload from inbox where state = 'handled'"))
                .hasSize(1)
                .containsOnlyNulls();
        assertThat(parked.redeliver(event.id().toString(), records::incrementAndGet))
                .isFalse();
        assertThat(records).hasValue(1);
    }

    @Test
    void redeliverWhenItCannotBeRecordedThenParkedStill() {
        CloudEvent event = receive();
        assertThatIllegalStateException()
                .isThrownBy(() -> parked.redeliver(event.id().toString(), () -> {
                    throw new IllegalStateException("no record");
                }));
        assertThat(parked.list("", 10)).hasSize(1);
    }

    @Test
    void redeliverWhenRefusedByItsReceiverThenCarriedAgain() {
        CloudEvent event = publish();
        Lane lane = new Lane(OUT, new Refusing(), fixture.store);
        lane.dispatch();
        assertThat(lane.dispatch()).isZero();
        assertThat(parked.redeliver(event.id().toString(), () -> {})).isTrue();
        assertThat(lane.dispatch()).isOne();
    }

    @Test
    void redeliverWhenNotParkedThenFalse() {
        assertThat(parked.redeliver(UUID.randomUUID().toString(), () -> {})).isFalse();
        handling = Handling.done();
        assertThat(parked.redeliver(receive().id().toString(), () -> {})).isFalse();
    }

    @Test
    void measureWhenSomeAreParkedAndOneWaitsThenTheyAreCounted() {
        receive();
        publish();
        fixture.clock.advance(Duration.ofSeconds(42));
        upkeep.measure();
        assertThat(upkeep.figures()).isEqualTo(new EventUpkeep.Figures(1, 1, 42));
        new Lane(OUT, new Refusing(), fixture.store).dispatch();
        upkeep.measure();
        assertThat(upkeep.figures()).isEqualTo(new EventUpkeep.Figures(2, 0, 0));
    }

    @Test
    void purgeWhenTheRetentionIsOverThenOnlyWhatWasHandledIsForgotten() {
        receive();
        handling = Handling.done();
        receive();
        fixture.clock.advance(DAY);
        upkeep.purge();
        assertThat(fixture.count("inbox")).isEqualTo(2);
        fixture.clock.advance(Duration.ofMillis(1));
        upkeep.purge();
        assertThat(fixture.query("select state from inbox")).containsExactly("parked");
    }

    @Test
    void purgeWhenServersRaceForMoreThanALotThenAllAreForgottenAndNobodyFails() throws Exception {
        receiveMany(2 * EventUpkeep.LOT + 1);
        fixture.clock.advance(DAY.plusMillis(1));
        CompletableFuture<?>[] servers = Stream.of(1, 2)
                .map(server -> CompletableFuture.runAsync(upkeep::purge))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(servers).get(60, TimeUnit.SECONDS);
        assertThat(fixture.count("inbox")).isZero();
    }

    /** Each had its effect. */
    private void receiveMany(int events) {
        Instant now = fixture.clock.instant();
        fixture.transaction(() -> IntStream.range(0, events)
                .forEach(i -> fixture.store.inbox().open(Received.withoutText(IN, null), now)));
    }

    @Test
    void settingsWhenTheRetentionIsShorterThanADayThenRefused() {
        assertThatThrownBy(() -> new EventSettings(DAY.minusNanos(1))).hasMessageContaining("events.retention");
    }

    private CloudEvent receive() {
        CloudEvent event = fixture.event();
        inbox.receive(IN, event.toJson());
        return event;
    }

    private CloudEvent publish() {
        CloudEvent event = fixture.event();
        fixture.transaction(() -> fixture.store.outbox().add(event, OUT, fixture.clock.instant()));
        return event;
    }
}
