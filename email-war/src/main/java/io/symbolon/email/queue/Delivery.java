package io.symbolon.email.queue;

import io.symbolon.email.transport.MailTransport;
import io.symbolon.email.transport.MailTransport.Conversation;
import io.symbolon.email.transport.Outcome;
import io.symbolon.email.transport.Outgoing;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a worker does: claims a batch, delivers message by message, and writes down what became of each before the next. A
 * crash between delivering and writing delivers again, with the same Message-ID. Thread-safe.
 */
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());

    private static final String SUPPRESSED = "suppressed: there was no such mailbox when mail was sent there before";

    private final Set<Claimed> inHand = ConcurrentHashMap.newKeySet();
    private final Ledger ledger;
    private final Suppressions suppressions;
    private final ContentCipher cipher;
    private final MailTransport transport;
    private final QueueMeter meter;

    Delivery(
            Ledger ledger, Suppressions suppressions, ContentCipher cipher, MailTransport transport, QueueMeter meter) {
        this.ledger = ledger;
        this.suppressions = suppressions;
        this.cipher = cipher;
        this.transport = transport;
        this.meter = meter;
    }

    /** Why a worker came to its end. */
    enum End {
        /** Nothing is due. */
        IDLE,
        /** It was told to stop; what it had not tried is given back. */
        STOPPED,
        /** The mail host takes nothing now; what it had not tried is given back. */
        HOST_DOWN
    }

    /** Works until nothing is due, over one conversation with the mail host. */
    End run(BooleanSupplier isStopping) {
        try (Conversation host = transport.open()) {
            while (!isStopping.getAsBoolean()) {
                List<Claimed> batch = ledger.claim();
                if (batch.isEmpty()) {
                    return End.IDLE;
                }
                if (!deliver(batch, host, isStopping)) {
                    return End.HOST_DOWN;
                }
            }
            return End.STOPPED;
        }
    }

    /** Keeps others from what this server has in hand, recalls what was put off for too long, tells the meter how much waits. */
    void upkeep() {
        if (!inHand.isEmpty()) {
            ledger.renew(List.copyOf(inHand));
        }
        ledger.recall();
        meter.observe(ledger.backlog());
    }

    /** False when the host takes nothing now. */
    private boolean deliver(List<Claimed> batch, Conversation host, BooleanSupplier isStopping) {
        Deque<Claimed> untried = new ArrayDeque<>(batch);
        inHand.addAll(batch);
        try {
            boolean isHostUsable = true;
            while (isHostUsable && !untried.isEmpty() && !isStopping.getAsBoolean()) {
                Claimed message = untried.remove();
                isHostUsable = attempt(message, host);
                inHand.remove(message);
            }
            return isHostUsable;
        } finally {
            inHand.removeAll(batch);
            giveBack(untried);
        }
    }

    private boolean attempt(Claimed message, Conversation host) {
        Optional<Envelope> envelope = cipher.decrypt(message.id(), message.content());
        if (envelope.isEmpty()) {
            LOG.log(Level.SEVERE, "message {0} cannot be read under email.content.key", message.id());
            meter.count(ledger.settle(message, Verdict.UNREADABLE));
            return true;
        }
        Envelope allowed =
                envelope.get().sparing(suppressions.among(envelope.get().recipients()));
        if (allowed.recipients().isEmpty()) {
            settle(message, envelope.get(), allowed, SUPPRESSED);
            return true;
        }
        Outcome outcome = host.deliver(outgoing(message, allowed));
        suppressions.add(outcome.bounced());
        boolean isSpared = allowed.refused().size() > envelope.get().refused().size();
        String reason = outcome.reason() == null && isSpared ? SUPPRESSED : outcome.reason();
        settle(message, envelope.get(), allowed.after(outcome), reason);
        return outcome.isHostUsable();
    }

    private void settle(Claimed message, Envelope stored, Envelope left, String reason) {
        Step step = ledger.settle(message, Verdict.of(left, reason, rest(message, stored, left)));
        meter.count(step);
        if (step != Step.SENT) {
            LOG.log(Level.INFO, "message {0} {1}: {2}", new Object[] {message.id(), step, reason});
        }
    }

    private static Outgoing outgoing(Claimed message, Envelope envelope) {
        return new Outgoing(message.id(), message.createdAt(), envelope.mail(), envelope.recipients());
    }

    /** Null when nothing need be kept, or what is stored says it already. */
    private Ciphertext rest(Claimed message, Envelope stored, Envelope left) {
        boolean isDelivered = left.recipients().isEmpty() && left.refused().isEmpty();
        return isDelivered || left.equals(stored) ? null : cipher.encrypt(message.id(), left);
    }

    private void giveBack(Collection<Claimed> untried) {
        if (!untried.isEmpty()) {
            ledger.release(untried);
        }
    }
}
