package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.LoggedLines;
import jakarta.persistence.TransactionRequiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DispatcherTest {
    private static final String QUEUE = "user.from-auth";

    private final EventFixture fixture;
    private final List<UUID> carried = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    DispatcherTest(Database vendor) {
        fixture = new EventFixture(vendor);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        fixture.close();
    }

    /** Always on time, as the broker is. */
    private final class Carrier implements Courier {
        @Override
        public Set<String> destinations() {
            return Set.of(QUEUE);
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public List<Delivery> carry(String destination, List<Letter> letters) {
            letters.forEach(letter -> carried.add(letter.eventId()));
            return letters.stream().map(Delivery::delivered).toList();
        }
    }

    @Test
    void claimWhenTwoServersCompeteThenEachLetterIsCarriedOnce() throws Exception {
        List<UUID> published = publish(300);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService servers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> both = Stream.of(new Carrier(), new Carrier())
                    .map(courier -> servers.submit(() -> workOff(new Lane(QUEUE, courier, fixture.store), together)))
                    .toList();
            assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(300);
        } finally {
            servers.shutdownNow();
        }
        assertThat(carried).containsExactlyInAnyOrderElementsOf(published);
        assertThat(fixture.count("outbox")).isZero();
    }

    @Test
    void publishWhenCommittedThenCarriedAtOnceWithoutWaitingForThePoll() {
        Dispatcher dispatcher = new Dispatcher(fixture.store, List.of(new Carrier()), executor);
        Outbox outbox = new Outbox(fixture.store, dispatcher);
        CloudEvent event = fixture.event();

        fixture.transaction(() -> outbox.publish(event, QUEUE));

        await().untilAsserted(() -> assertThat(carried).containsExactly(event.id()));
        await().untilAsserted(() -> assertThat(fixture.count("outbox")).isZero());
    }

    @Test
    void startWhenAnotherServerLeftLettersThenTheyAreCarried() {
        List<UUID> left = publish(25);
        Dispatcher dispatcher = new Dispatcher(fixture.store, List.of(new Carrier()), executor);
        dispatcher.start();
        await().untilAsserted(() -> assertThat(carried).containsExactlyInAnyOrderElementsOf(left));
        dispatcher.stop();
    }

    @Test
    void startWhenThisServerDiedWithLettersInItsHandsThenTheyAreCarriedAtOnce() {
        List<UUID> left = publish(5);
        Instant now = fixture.clock.instant();
        fixture.transaction(() -> assertThat(fixture.store.outbox().claim(QUEUE, 10, Lease.from(now), now))
                .hasSize(5));
        Dispatcher dispatcher = new Dispatcher(fixture.store, List.of(new Carrier()), executor);
        dispatcher.start();
        await().untilAsserted(() -> assertThat(carried).containsExactlyInAnyOrderElementsOf(left));
        dispatcher.stop();
    }

    @Test
    void publishWhenRolledBackThenNothing() {
        Outbox outbox = new Outbox(fixture.store, new Dispatcher(fixture.store, List.of(new Carrier()), executor));
        assertThatThrownBy(() -> fixture.transaction(() -> {
                    outbox.publish(fixture.event(), QUEUE);
                    throw new IllegalStateException("the business failed");
                }))
                .hasMessage("the business failed");
        assertThat(fixture.count("outbox")).isZero();
    }

    @Test
    void publishWhenOutsideATransactionOrToNobodyThenAnError() {
        Outbox outbox = new Outbox(fixture.store, new Dispatcher(fixture.store, List.of(new Carrier()), executor));
        assertThatThrownBy(() -> outbox.publish(fixture.event(), QUEUE))
                .isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> fixture.transaction(() -> outbox.publish(fixture.event(), "nobody")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carryWhenItFailsThenTriedAgainAndWhenRefusedThenParked() {
        List<UUID> published = publish(3);
        Courier moody = courier(letters -> {
            if (letters.get(0).attempts() == 0) {
                throw new IllegalStateException("down");
            }
            return List.of(Delivery.delivered(letters.get(0)), Delivery.refused(letters.get(1), "never"));
        });
        Lane lane = new Lane(QUEUE, moody, fixture.store);
        assertThat(lane.dispatch()).isEqualTo(published.size());
        assertThat(lane.dispatch()).as("none is due").isZero();

        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(lane.dispatch()).isEqualTo(3);

        assertThat(fixture.query("select state, attempts from outbox order by state desc"))
                .containsExactly(new Object[] {"pending", 2}, new Object[] {"parked", 2});
    }

    @Test
    void carryWhenPostponedThenTriedAgainAfterThePauseAndNotBefore() {
        publish(1);
        Courier full = courier(
                letters -> List.of(Delivery.postponed(letters.get(0), "enough for now", Duration.ofSeconds(50))));
        Lane lane = new Lane(QUEUE, full, fixture.store);
        assertThat(lane.dispatch()).isEqualTo(1);
        assertThat(lane.dispatch()).isZero();
        fixture.clock.advance(Duration.ofSeconds(49));
        assertThat(lane.dispatch()).isZero();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(lane.dispatch()).isEqualTo(1);
    }

    @Test
    void carryWhenPostponedForLongerThanAnyLetterIsThenAskedAgainInAMinute() {
        publish(1);
        Courier full = courier(
                letters -> List.of(Delivery.postponed(letters.get(0), "enough for today", Duration.ofHours(1))));
        Lane lane = new Lane(QUEUE, full, fixture.store);
        assertThat(lane.dispatch()).isEqualTo(1);
        assertThat(lane.dispatch()).isZero();
        fixture.clock.advance(Duration.ofSeconds(59));
        assertThat(lane.dispatch()).isZero();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(lane.dispatch()).isEqualTo(1);
    }

    /** In an outage of the receiver the backlog is not touched letter by letter, round after round. */
    @Test
    void laneWhenAWholeBatchFailsThenTheRestIsLeftAlone() {
        publish(250);
        Courier down = courier(letters -> {
            throw new IllegalStateException("down");
        });
        new Lane(QUEUE, down, fixture.store).nudge(Runnable::run);
        assertThat(fixture.count("outbox where attempts > 0")).isEqualTo(down.batchSize());

        new Lane(QUEUE, new Carrier(), fixture.store).nudge(Runnable::run);
        assertThat(fixture.count("outbox")).isEqualTo(down.batchSize());
    }

    @Test
    void laneWhenItsCourierBreaksThenItGoesOnAfterwards() {
        List<UUID> published = publish(1);
        AtomicInteger attempts = new AtomicInteger();
        Courier broken = courier(letters -> {
            if (attempts.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("planted");
            }
            return new Carrier().carry(QUEUE, letters);
        });
        Dispatcher dispatcher = new Dispatcher(fixture.store, List.of(broken), executor);
        dispatcher.nudge(QUEUE);
        await().untilAsserted(() -> assertThat(attempts).hasValue(1));

        fixture.clock.advance(Courier.LEASE);
        await().untilAsserted(() -> {
            dispatcher.nudge(QUEUE);
            assertThat(carried).isEqualTo(published);
        });
    }

    /** An outage of the database, which ends while nothing waits, says nothing of a later one of the broker. */
    @Test
    void laneWhenTheDatabaseWasAwayThenALaterOutageOfTheBrokerIsToldToo() {
        Lane lane = new Lane(
                QUEUE,
                courier(letters -> {
                    throw new IllegalStateException("nobody there");
                }),
                fixture.store);
        try (LoggedLines log = new LoggedLines(Lane.class.getName())) {
            fixture.transaction(() -> update("alter table outbox rename to away"));
            lane.nudge(Runnable::run);
            fixture.transaction(() -> update("alter table away rename to outbox"));
            lane.nudge(Runnable::run);
            publish(1);
            lane.nudge(Runnable::run);
            assertThat(log.lines())
                    .containsExactly(
                            "events for " + QUEUE + " wait: they cannot be claimed now",
                            "events for " + QUEUE + " wait: they cannot be carried now");
        }
    }

    private void update(String statement) {
        fixture.database.entities().createNativeQuery(statement).executeUpdate();
    }

    private static Courier courier(Function<List<Letter>, List<Delivery>> carrying) {
        return new Courier() {
            @Override
            public Set<String> destinations() {
                return Set.of(QUEUE);
            }

            @Override
            public List<Delivery> carry(String destination, List<Letter> letters) {
                return carrying.apply(letters);
            }
        };
    }

    private List<UUID> publish(int count) {
        List<CloudEvent> events = Stream.generate(fixture::event).limit(count).toList();
        fixture.transaction(
                () -> events.forEach(event -> fixture.store.outbox().add(event, QUEUE, fixture.clock.instant())));
        return events.stream().map(CloudEvent::id).toList();
    }

    private static int workOff(Lane lane, CyclicBarrier together) throws Exception {
        together.await();
        int all = 0;
        for (int claimed = lane.dispatch(); claimed > 0; claimed = lane.dispatch()) {
            all += claimed;
        }
        return all;
    }
}
