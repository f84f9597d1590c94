package io.symbolon.common.event;

import io.symbolon.common.task.Backoff;
import io.symbolon.common.task.Repeated;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where events arrive. The record that an event was received and its effect are one transaction, so however often a
 * message comes, its effect comes once. What fails is tried again with growing delays and parked after five attempts; what
 * can never succeed (no event at all, a {@code source} that does not own the queue, refused by the handler) is parked at
 * once. Nothing is lost and nothing blocks what comes behind it. Thread-safe.
 */
public final class Inbox {
    /** Then somebody must look: CONTRACT section 9. */
    static final int MOST_ATTEMPTS = 5;

    private static final Logger LOG = System.getLogger(Inbox.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Waiting events tried at once: few enough to be worked off well within a lease. */
    private static final int BATCH = 20;
    /** Of one poll, so that it ends while more come. */
    private static final int MOST_BATCHES = 50;
    /** 10, 20, 40 and 80 s: five attempts span more than a minute, however the delays are shortened. */
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final EventStore store;
    private final Map<String, Subscription> subscriptions;

    public Inbox(EventStore store, Collection<Subscription> subscriptions) {
        this.store = store;
        this.subscriptions =
                subscriptions.stream().collect(Collectors.toUnmodifiableMap(Subscription::queue, Function.identity()));
    }

    /**
     * Takes a message. Returning means it may be acknowledged: its effect is there, or it waits here for another attempt.
     * Must not be called within a transaction.
     *
     * @param text the body; null when the message had none
     * @throws RuntimeException when the database is unavailable: the broker has to bring the message again
     */
    public void receive(String queue, String text) {
        receive(Received.on(queue, subscription(queue).source(), text == null ? "" : text));
    }

    private void receive(Received received) {
        try {
            store.transactions().run(() -> accept(received));
        } catch (RuntimeException | Error failure) {
            rethrowIfTheMachines(failure);
            LOG.log(Level.WARNING, "not handled now, tried again later: {0}: {1}", received, reason(failure));
            Instant now = store.clock().instant();
            store.transactions().run(() -> store.inbox().postpone(received, reason(failure), now, due(now, 1)));
        }
    }

    /**
     * The same for what a message-driven bean is handed; what is no text is parked, each by itself and without what it holds.
     *
     * @throws RuntimeException when the database or the broker is unavailable: the broker has to bring the message again
     */
    public void receive(String queue, Message message) {
        try {
            String text = message instanceof TextMessage letter ? letter.getText() : null;
            if (text == null) {
                receive(Received.withoutText(queue, message.getJMSMessageID()));
            } else {
                receive(queue, text);
            }
        } catch (JMSException unreadable) {
            throw new IllegalStateException("the broker did not hand over a message", unreadable);
        }
    }

    /**
     * What tries again, once a second, what waits here and is due. Any number of servers may do so.
     *
     * @param executor the container's managed one
     */
    public Repeated retries(ScheduledExecutorService executor) {
        return new Repeated("waiting events cannot be tried again now", POLL, this::retryAll, executor);
    }

    /** Tries all that are due: one that fails is put off, so this ends. */
    void retryAll() {
        for (int batches = 1; retry(BATCH) == BATCH && batches < MOST_BATCHES; batches++) {
            // a full batch: more may be due
        }
    }

    /** Tries the events that are due, at most as many as given; tells how many there were. */
    int retry(int most) {
        Instant now = store.clock().instant();
        List<Received> due = store.transactions().call(() -> store.inbox().claim(most, Lease.from(now), now));
        due.forEach(this::retry);
        return due.size();
    }

    private void accept(Received received) {
        if (store.inbox().open(received, store.clock().instant())) {
            Handling handling = handle(received);
            if (!handling.isDone()) {
                park(received, handling.reason());
            }
        }
    }

    private void retry(Received received) {
        try {
            store.transactions().run(() -> store.inbox().lock(received).ifPresent(attempts -> settle(received)));
        } catch (RuntimeException | Error failure) {
            rethrowIfTheMachines(failure);
            store.transactions().run(() -> store.inbox()
                    .lock(received)
                    .ifPresent(attempts -> countFailure(received, attempts + 1, reason(failure))));
        }
    }

    /** A machine out of memory says nothing of the event, which comes again; one too deep for the stack is too deep again. */
    private static void rethrowIfTheMachines(Throwable failure) {
        if (failure instanceof VirtualMachineError machines && !(failure instanceof StackOverflowError)) {
            throw machines;
        }
    }

    private void settle(Received received) {
        Handling handling = handle(received);
        if (handling.isDone()) {
            store.inbox().handled(received);
        } else {
            park(received, handling.reason());
        }
    }

    private void countFailure(Received received, int attempts, String reason) {
        if (attempts < MOST_ATTEMPTS) {
            store.inbox().retry(received, reason, due(store.clock().instant(), attempts));
        } else {
            park(received, reason);
        }
    }

    private Handling handle(Received received) {
        Subscription subscription = subscription(received.queue());
        Optional<CloudEvent> event = Received.genuine(received.text(), subscription.source());
        return event.map(it -> TraceContext.within(
                        it.traceparent(), () -> subscription.handler().handle(it)))
                .orElseGet(() -> Handling.refused("no event of " + subscription.source()));
    }

    private void park(Received received, String reason) {
        store.inbox().park(received, reason);
        LOG.log(Level.WARNING, "parked: {0}: {1}", received, reason);
    }

    private Subscription subscription(String queue) {
        return Optional.ofNullable(subscriptions.get(queue))
                .orElseThrow(() -> new IllegalArgumentException("nobody listens to " + queue));
    }

    private static Instant due(Instant now, int attempts) {
        return now.plus(BACKOFF.after(attempts, ThreadLocalRandom.current().nextDouble()));
    }

    /** What failed and where. Not the message: a database's quotes the personal data it refused. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String place = Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(frame -> frame.contains("io.symbolon."))
                .findFirst()
                .orElse("the database");
        return cause.getClass().getName() + " at " + place;
    }
}
