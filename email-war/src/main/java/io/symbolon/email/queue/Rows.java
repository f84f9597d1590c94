package io.symbolon.email.queue;

import io.symbolon.common.database.Sql;
import java.util.UUID;

/** Rows of the message table as what they mean. */
final class Rows {
    private Rows() {}

    /** Of {@code id, status, attempts, created_at, sent_at, last_error}. */
    static QueuedMessage message(Object[] row) {
        return new QueuedMessage(
                Sql.uuid(row[0]),
                MessageStatus.of((String) row[1]),
                ((Number) row[2]).intValue(),
                Sql.instant(row[3]).orElseThrow(),
                Sql.instant(row[4]).orElse(null),
                (String) row[5]);
    }

    /** Of {@code id, status, attempts, created_at, sent_at, last_error, sender}. */
    static SentMessage sent(Object[] row) {
        QueuedMessage message = message(row);
        return new SentMessage(
                message.id(),
                (String) row[6],
                message.status(),
                message.attempts(),
                message.createdAt(),
                message.sentAt(),
                message.lastError());
    }

    /** Of {@code id, created_at, attempts, refused, content, retried_at}. */
    static Claimed claimed(Object[] row, UUID claim) {
        return new Claimed(
                Sql.uuid(row[0]),
                claim,
                Sql.instant(row[1]).orElseThrow(),
                ((Number) row[2]).intValue(),
                (Boolean) row[3],
                new Ciphertext((byte[]) row[4]),
                Sql.instant(row[5] == null ? row[1] : row[5]).orElseThrow());
    }
}
