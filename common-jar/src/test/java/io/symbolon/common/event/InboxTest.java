package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.Moment;
import io.symbolon.common.token.ServiceName;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class InboxTest {
    private static final String QUEUE = "user.from-auth";
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final EventFixture fixture;
    private final AtomicInteger effects = new AtomicInteger();
    private final Inbox inbox;
    private Handler handler = event -> Handling.done();

    InboxTest(Database vendor) {
        fixture = new EventFixture(vendor);
        inbox = new Inbox(
                fixture.store, List.of(new Subscription(QUEUE, new ServiceName("auth-service"), this::handle)));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void receiveWhenTheSameEventComesAgainThenOneEffectAndNoTextIsKept() {
        CloudEvent event = fixture.event();
        for (int times = 0; times < 3; times++) {
            inbox.receive(QUEUE, event.toJson());
        }
        assertThat(effects).hasValue(1);
        assertThat(fixture.query("select payload from inbox where state = 'handled'"))
                .hasSize(1)
                .containsOnlyNulls();
    }

    @Test
    void receiveWhenTheSameEventComesAtOnceThenOneEffect() throws Exception {
        CloudEvent event = fixture.event();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        inbox.receive(QUEUE, event.toJson());
                        return true;
                    }))
                    .toList();
            start.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fixture.count("moment")).isOne();
        assertThat(fixture.count("inbox where state = 'handled'")).isOne();
    }

    @Test
    void receiveWhenTheHandlerFailsThenNothingOfItStaysAndItIsTriedAgain() {
        handler = event -> {
            throw new IllegalStateException("not now");
        };
        inbox.receive(QUEUE, fixture.event().toJson());
        assertThat(fixture.count("moment")).isZero();
        assertThat(state()).isEqualTo("waiting");
        assertThat(inbox.retry(10)).as("not due yet").isZero();

        handler = event -> Handling.done();
        fixture.clock.advance(LONGEST_DELAY);
        assertThat(inbox.retry(10)).isOne();
        assertThat(fixture.count("moment")).isOne();
        assertThat(state()).isEqualTo("handled");
    }

    @Test
    void retryWhenFiveAttemptsFailedThenParkedUntilRedelivered() {
        handler = event -> {
            throw new IllegalStateException("never");
        };
        CloudEvent event = fixture.event();
        inbox.receive(QUEUE, event.toJson());
        for (int attempt = 2; attempt <= Inbox.MOST_ATTEMPTS; attempt++) {
            assertThat(state()).as("before attempt " + attempt).isEqualTo("waiting");
            fixture.clock.advance(LONGEST_DELAY);
            inbox.retry(10);
        }
        assertThat(state()).isEqualTo("parked");
        assertThat(effects).hasValue(Inbox.MOST_ATTEMPTS);
        fixture.clock.advance(LONGEST_DELAY);
        assertThat(inbox.retry(10)).isZero();

        handler = again -> Handling.done();
        assertThat(new ParkedEvents(fixture.store).redeliver(event.id().toString(), () -> {}))
                .isTrue();
        assertThat(inbox.retry(10)).isOne();
        assertThat(state()).isEqualTo("handled");
    }

    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, StackOverflowError.class})
    void retryWhenTheHandlerBreaksThenCountedAndParkedAndTheOthersAreTried(Class<? extends Error> kind) {
        handler = event -> {
            throw broken(kind);
        };
        CloudEvent breaking = fixture.event();
        inbox.receive(QUEUE, breaking.toJson());
        inbox.receive(QUEUE, fixture.event().toJson());
        handler = event -> {
            if (event.id().equals(breaking.id())) {
                throw broken(kind);
            }
            return Handling.done();
        };
        for (int attempt = 2; attempt <= Inbox.MOST_ATTEMPTS; attempt++) {
            fixture.clock.advance(LONGEST_DELAY);
            inbox.retry(10);
        }
        assertThat(fixture.query("select event_id from inbox where state = 'parked'"))
                .containsExactly(breaking.id().toString());
        assertThat(fixture.count("inbox where state = 'handled'")).isOne();
    }

    private static Error broken(Class<? extends Error> kind) {
        return kind == StackOverflowError.class ? new StackOverflowError() : new NoClassDefFoundError("planted");
    }

    /** Not the event's fault: the broker brings it again, as often as that takes. */
    @Test
    void receiveWhenTheMachineIsOutOfMemoryThenThrowsAndNothingIsCounted() {
        handler = event -> {
            throw new OutOfMemoryError("planted");
        };
        String event = fixture.event().toJson();
        assertThatThrownBy(() -> inbox.receive(QUEUE, event)).isInstanceOf(OutOfMemoryError.class);
        assertThat(fixture.count("inbox")).isZero();
    }

    @Test
    void retryAllWhenMoreThanABatchIsDueThenAllAreTried() {
        handler = event -> {
            throw new IllegalStateException("not now");
        };
        for (int waiting = 0; waiting < 45; waiting++) {
            inbox.receive(QUEUE, fixture.event().toJson());
        }
        handler = event -> Handling.done();
        fixture.clock.advance(LONGEST_DELAY);
        inbox.retryAll();
        assertThat(fixture.count("inbox where state = 'handled'")).isEqualTo(45);
    }

    @Test
    void receiveWhenMessagesHaveNoTextThenEachIsParkedOnce() {
        for (String id : new String[] {"ID:1", "ID:2", "ID:2", null, null}) {
            inbox.receive(QUEUE, bytes(id));
        }
        assertThat(fixture.count("inbox where state = 'parked'")).isEqualTo(4);
        assertThat(effects).hasValue(0);
    }

    private static Message bytes(String id) {
        InvocationHandler members = (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("getJMSMessageID");
            return id;
        };
        return (Message)
                Proxy.newProxyInstance(InboxTest.class.getClassLoader(), new Class<?>[] {BytesMessage.class}, members);
    }

    @Test
    void retryWhenTheDelaysAreTheShortestThenFiveAttemptsSpanMoreThanAMinute() {
        Duration span = Duration.ZERO;
        for (int failed = 1; failed < Inbox.MOST_ATTEMPTS; failed++) {
            span = span.plus(Inbox.BACKOFF.after(failed, 0));
        }
        assertThat(span).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void receiveWhenTheHandlerRefusesThenParkedAtOnceWithItsText() {
        handler = event -> Handling.refused("no such type");
        CloudEvent event = fixture.event();
        inbox.receive(QUEUE, event.toJson());
        assertThat(state()).isEqualTo("parked");
        assertThat(fixture.query("select payload from inbox")).containsExactly(event.toJson());
        assertThat(fixture.query("select reason from inbox")).containsExactly("no such type");
    }

    @Test
    void receiveWhenAnotherSourceForgesAnEventThenParkedAndTheGenuineOneStillHasItsEffect() {
        CloudEvent genuine = fixture.event();
        String forged = genuine.toJson().replace("auth-service", "property-service");
        inbox.receive(QUEUE, forged);
        assertThat(effects).hasValue(0);
        assertThat(state()).isEqualTo("parked");

        inbox.receive(QUEUE, genuine.toJson());
        assertThat(effects).hasValue(1);
    }

    @Test
    void receiveWhenTheTextIsNoEventThenParked() {
        for (String text : new String[] {"", null, "null", "[]", "{}", "{\"a\":1", "\0\uD800", "x".repeat(300_000)}) {
            inbox.receive(QUEUE, text);
        }
        assertThat(effects).hasValue(0);
        assertThat(fixture.count("inbox where state = 'parked'"))
                .as("null is empty")
                .isEqualTo(7);
    }

    @Test
    void receiveWhenTheDatabaseIsAwayThenThrowsSoThatTheBrokerBringsItAgain() {
        fixture.close();
        String event = fixture.event().toJson();
        assertThatThrownBy(() -> inbox.receive(QUEUE, event)).isInstanceOf(RuntimeException.class);
        assertThat(effects).hasValue(0);
    }

    @Test
    void receiveWhenNobodyListensThenAnError() {
        assertThatThrownBy(() -> inbox.receive("auth.from-user", "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private Handling handle(CloudEvent event) {
        effects.incrementAndGet();
        fixture.database.entities().persist(new Moment(event.id(), event.time()));
        fixture.database.entities().flush();
        return handler.handle(event);
    }

    private Object state() {
        return fixture.query("select state from inbox").get(0);
    }
}
