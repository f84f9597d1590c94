package io.symbolon.email.queue;

import io.symbolon.common.event.EventId;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.Mail;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where mails wait: what is accepted survives a crash, and is tried until it is delivered or hopeless. Thread-safe. */
public final class Queue {
    private final Ledger ledger;
    private final ContentCipher cipher;
    private final Workers workers;
    private final QueueMeter meter;

    Queue(Ledger ledger, ContentCipher cipher, Workers workers, QueueMeter meter) {
        this.ledger = ledger;
        this.cipher = cipher;
        this.workers = workers;
        this.meter = meter;
    }

    /**
     * Stores a mail; once this returns, it is durable. Repeated with the same key and body, however often and whether in
     * turn or at once, it is one mail. Must not be called within a transaction.
     */
    public Acceptance accept(ServiceName sender, Mail mail, Optional<IdempotencyKey> key) {
        Instant now = ledger.now();
        UUID id = EventId.at(now);
        Ciphertext content = cipher.encrypt(id, Envelope.of(mail));
        Acceptance acceptance = ledger.add(new Entry(
                id,
                sender.value(),
                now,
                content,
                key.map(IdempotencyKey::value).orElse(null),
                key.map(IdempotencyKey::body).map(cipher::fingerprint).orElse(null)));
        if (id.equals(acceptance.id())) {
            meter.count(Step.QUEUED);
            workers.wake();
        }
        return acceptance;
    }

    /** What was answered before to the same key and body; empty when it is new. Must not be called within a transaction. */
    public Optional<Acceptance> repeated(ServiceName sender, IdempotencyKey key) {
        return ledger.find(sender.value(), key.value(), cipher.fingerprint(key.body()));
    }

    /** A message, for the service that sent it; nobody else's exists. Must not be called within a transaction. */
    public Optional<QueuedMessage> find(ServiceName sender, UUID id) {
        return ledger.find(sender.value(), id);
    }

    /** Begins to deliver; the tables must be there. */
    public void start() {
        workers.start();
    }

    /** Ends within 20 s; what is not delivered then is delivered after the next start. */
    public void stop() {
        workers.stop();
    }
}
