package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class InboxSealTest {
    private static final String QUEUE = "user.from-auth";
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** Hides nothing from anybody who knows it, and opens only in its place. */
    private static final class Backwards implements InboxSeal {
        private boolean keyLost;

        @Override
        public String seal(String place, String text) {
            return new StringBuilder(place + "|" + text).reverse() + "=";
        }

        @Override
        public String open(String place, String sealed) {
            String open = new StringBuilder(sealed).reverse().substring(1);
            return !keyLost && open.startsWith(place + "|") ? open.substring(place.length() + 1) : sealed;
        }
    }

    private final EventFixture fixture;
    private final Backwards seal = new Backwards();
    private final EventStore store;
    private final Inbox inbox;
    private Handler handler = event -> Handling.done();

    InboxSealTest(Database vendor) {
        fixture = new EventFixture(vendor);
        store = new EventStore(fixture.database.entities(), fixture.database.transactions(), fixture.clock, seal);
        inbox = new Inbox(
                store,
                List.of(new Subscription(QUEUE, new ServiceName("auth-service"), event -> handler.handle(event))));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void waitingWhenTriedAgainThenOpenedForItsHandlerAlone() {
        CloudEvent event = receiveInVain();
        assertThat(payload()).isEqualTo(seal.seal(QUEUE + " " + event.id(), event.toJson()));

        handler = again -> again.id().equals(event.id()) ? Handling.done() : Handling.refused("another");
        fixture.clock.advance(LONGEST_DELAY);
        inbox.retry(10);

        assertThat(fixture.query("select state from inbox")).containsExactly("handled");
    }

    @Test
    void parkedWhenListedAndRedeliveredThenOpened() {
        handler = event -> Handling.refused("not yet");
        CloudEvent event = fixture.event();
        inbox.receive(QUEUE, event.toJson());
        assertThat(payload()).doesNotContain(EventFixture.USER);
        ParkedEvents parked = new ParkedEvents(store);
        assertThat(parked.list("", 10)).extracting(ParkedEvent::type).containsExactly(event.type());

        handler = again -> Handling.done();
        parked.redeliver(event.id().toString(), () -> {});
        inbox.retry(10);

        assertThat(fixture.query("select state from inbox")).containsExactly("handled");
    }

    @Test
    void waitingWhenTheKeyIsLostThenParkedWithWhatIsKeptUntilItIsBack() {
        CloudEvent event = receiveInVain();
        String kept = payload();
        seal.keyLost = true;
        handler = again -> Handling.done();
        fixture.clock.advance(LONGEST_DELAY);
        inbox.retry(10);
        assertThat(fixture.query("select payload from inbox where state = 'parked'"))
                .containsExactly(kept);

        seal.keyLost = false;
        new ParkedEvents(store).redeliver(event.id().toString(), () -> {});
        inbox.retry(10);
        assertThat(fixture.query("select state from inbox")).containsExactly("handled");
    }

    @Test
    void forgetWhenSealedThenFoundByItsSubject() {
        receiveInVain();
        fixture.transaction(() -> store.forget(EventFixture.USER, "email-service"));
        assertThat(fixture.query("select payload from inbox where state = 'handled'"))
                .hasSize(1)
                .containsOnlyNulls();
    }

    @Test
    void receiveWhenSealedItIsTooLongThenParkedAllTheSame() {
        inbox.receive(QUEUE, "x".repeat(300_000));
        assertThat(fixture.query("select state from inbox")).containsExactly("parked");
    }

    private CloudEvent receiveInVain() {
        handler = event -> {
            throw new IllegalStateException("not now");
        };
        CloudEvent event = fixture.event();
        inbox.receive(QUEUE, event.toJson());
        return event;
    }

    private String payload() {
        return (String) fixture.query("select payload from inbox").get(0);
    }
}
