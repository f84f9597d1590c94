package io.symbolon.email.queue;

import io.symbolon.common.database.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Messages after their time: listed, tried again while their content is kept, at last forgotten. None of these methods may
 * be called within a transaction. Thread-safe.
 */
public final class DeadLetters {
    /** Rows a transaction deletes at most: nobody else waits long for it. */
    private static final int BATCH = 1000;

    private final DeadLetterStore store;
    private final ContentCipher cipher;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Retention retention;

    DeadLetters(
            DeadLetterStore store,
            ContentCipher cipher,
            Transactions transactions,
            InstantSource clock,
            Retention retention) {
        this.store = store;
        this.cipher = cipher;
        this.transactions = transactions;
        this.clock = clock;
        this.retention = retention;
    }

    /** What having a message tried again came to. */
    public enum Retry {
        QUEUED,
        UNKNOWN,
        /** It is queued or sent. */
        NOT_FAILED,
        /** Its content was erased, or cannot be read under the present key. */
        CONTENT_GONE
    }

    /** Those of a status, the newest first, beginning after that one; {@code count} at most. */
    public List<SentMessage> list(MessageStatus status, Optional<UUID> after, int count) {
        return transactions.call(() -> store.list(status, after, count));
    }

    /** The message of that id, whoever sent it. */
    public Optional<SentMessage> find(UUID id) {
        return transactions.call(() -> store.find(id));
    }

    /**
     * Has a failed message tried again, for all who have not got it; of any number who ask at once, one queues it.
     *
     * @param also what is to happen in the transaction that queues it
     */
    public Retry retry(UUID id, Runnable also) {
        Optional<SentMessage> message = find(id);
        if (message.isEmpty()) {
            return Retry.UNKNOWN;
        }
        if (message.get().status() != MessageStatus.FAILED) {
            return Retry.NOT_FAILED;
        }
        Instant now = clock.instant();
        Optional<Ciphertext> content = transactions
                .call(() -> store.find(id, now))
                .flatMap(kept -> cipher.decrypt(id, kept))
                .map(envelope -> cipher.encrypt(id, envelope.anew()));
        if (content.isEmpty()) {
            return Retry.CONTENT_GONE;
        }
        return transactions.run(() -> store.revive(id, content.get(), now), also) ? Retry.QUEUED : Retry.NOT_FAILED;
    }

    /** Erases and forgets what has been kept long enough. */
    void purge() {
        Instant now = clock.instant();
        Instant before = now.minus(retention.messages());
        all(() -> store.eraseContents(now, BATCH));
        all(() -> store.forget(MessageStatus.SENT, before, BATCH));
        all(() -> store.forget(MessageStatus.FAILED, before, BATCH));
    }

    private void all(IntSupplier batch) {
        while (transactions.call(batch::getAsInt) == BATCH) {
            // a full batch: more may be left
        }
    }
}
