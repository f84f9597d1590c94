package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OutboxStoreTest {
    private static final String QUEUE = "user.from-auth";

    private final EventFixture fixture;
    private final OutboxStore store;

    OutboxStoreTest(Database vendor) {
        fixture = new EventFixture(vendor);
        store = fixture.store.outbox();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void claimWhenDueThenTheOldestOfThatDestinationInOrder() {
        CloudEvent first = added(QUEUE);
        fixture.clock.advance(Duration.ofMillis(1));
        CloudEvent second = added(QUEUE);
        added(QUEUE);
        added("property.from-auth");

        List<Letter> letters = claim(2, lease());

        assertThat(letters).extracting(Letter::eventId).containsExactly(first.id(), second.id());
        assertThat(CloudEvent.parse(letters.get(0).event())).contains(first);
    }

    @Test
    void claimWhenLeaseRunsThenNothingUntilTheVeryInstantItEnds() {
        added(QUEUE);
        List<Letter> letters = claim(10, lease());

        fixture.clock.advance(Courier.LEASE.minusNanos(1000));
        assertThat(claim(10, lease())).isEmpty();

        fixture.clock.advance(Duration.ofNanos(1000));
        assertThat(claim(10, lease())).isEqualTo(letters);
    }

    @Test
    void claimWhenTheClockWasAnHourAheadThenTheLetterDoesNotWaitForThatHour() {
        fixture.clock.advance(Duration.ofHours(1));
        CloudEvent event = added(QUEUE);
        fixture.clock.advance(Duration.ofHours(-1));
        assertThat(claim(10, lease())).extracting(Letter::eventId).containsExactly(event.id());
    }

    @Test
    void deliveredWhenLeaseWasTakenOverThenTheLetterStays() {
        added(QUEUE);
        Lease lost = lease();
        claim(10, lost);
        fixture.clock.advance(Courier.LEASE);
        Lease present = lease();
        List<Letter> letters = claim(10, present);

        fixture.transaction(() -> store.delivered(lost, letters));
        assertThat(fixture.count("outbox")).isOne();

        fixture.transaction(() -> store.delivered(present, letters));
        assertThat(fixture.count("outbox")).isZero();
    }

    @Test
    void failedWhenDueAgainThenClaimedWithTheAttemptCounted() {
        added(QUEUE);
        Lease lease = lease();
        Letter letter = claim(10, lease).get(0);
        Instant due = fixture.clock.instant().plusSeconds(3);

        fixture.transaction(() -> store.failed(lease, Delivery.failed(letter, "broker down"), due));

        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(claim(10, lease())).isEmpty();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(claim(10, lease())).extracting(Letter::attempts).containsExactly(1);
    }

    @Test
    void parkedWhenRedeliveredThenClaimedAgain() {
        CloudEvent event = added(QUEUE);
        Lease lease = lease();
        Letter letter = claim(10, lease).get(0);
        fixture.transaction(
                () -> store.park(lease, Delivery.refused(letter, "x".repeat(1000)), fixture.clock.instant()));
        assertThat(claim(10, lease())).isEmpty();

        int redelivered = fixture.database
                .transactions()
                .call(() -> store.redeliver(event.id().toString(), fixture.clock.instant()));

        assertThat(redelivered).isOne();
        assertThat(claim(10, lease())).extracting(Letter::attempts).containsExactly(0);
    }

    private CloudEvent added(String destination) {
        CloudEvent event = fixture.event();
        fixture.transaction(() -> store.add(event, destination, fixture.clock.instant()));
        return event;
    }

    private Lease lease() {
        return Lease.from(fixture.clock.instant());
    }

    private List<Letter> claim(int most, Lease lease) {
        return fixture.database.transactions().call(() -> store.claim(QUEUE, most, lease, fixture.clock.instant()));
    }
}
