package io.symbolon.email.queue;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What becomes of messages once their time is over. Every method joins the caller's transaction. */
@Dependent
final class DeadLetterStore {
    private static final String COLUMNS = "id, status, attempts, created_at, sent_at, last_error, sender";

    private final EntityManager entities;

    @Inject
    DeadLetterStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps the content of a message that is about to fail, if it is still this claim's; {@code rest} in its place. */
    void keep(Claimed message, Ciphertext rest, Instant until) {
        Query insert = entities.createNativeQuery("insert into dead_letter (id, content, kept_until) select id, "
                        + (rest == null ? "content" : "?4") + ", ?3 from message where id = ?1 and claim = ?2")
                .setParameter(1, message.id().toString())
                .setParameter(2, message.claim().toString())
                .setParameter(3, Sql.time(until));
        if (rest != null) {
            insert.setParameter(4, rest.bytes());
        }
        insert.executeUpdate();
    }

    /** The content of a failed message, while it is kept. */
    Optional<Ciphertext> find(UUID id, Instant now) {
        List<?> rows = entities.createNativeQuery("select content from dead_letter where id = ?1 and kept_until > ?2")
                .setParameter(1, id.toString())
                .setParameter(2, Sql.time(now))
                .getResultList();
        return rows.stream().findFirst().map(content -> new Ciphertext((byte[]) content));
    }

    /** Has a failed message queued again, with its time and attempts anew; false when it is not a failed one. */
    boolean revive(UUID id, Ciphertext content, Instant now) {
        boolean revived = entities.createNativeQuery("""
                                update message set status = 'queued', content = ?1, due_at = ?2, retried_at = ?2,
                                                   attempts = 0, refused = false
                                where id = ?3 and status = 'failed'""")
                        .setParameter(1, content.bytes())
                        .setParameter(2, Sql.time(now))
                        .setParameter(3, id.toString())
                        .executeUpdate()
                == 1;
        if (revived) {
            entities.createNativeQuery("delete from dead_letter where id = ?1")
                    .setParameter(1, id.toString())
                    .executeUpdate();
        }
        return revived;
    }

    /** Messages of a status, the newest first, beginning after that one. */
    List<SentMessage> list(MessageStatus status, Optional<UUID> after, int count) {
        String place =
                after.isEmpty() ? "" : " and (created_at, id) < (select created_at, id from message where id = ?3)";
        Query query = entities.createNativeQuery("select " + COLUMNS + " from message where status = ?1" + place
                        + " order by created_at desc, id desc limit ?2")
                .setParameter(1, status.wire())
                .setParameter(2, count);
        after.ifPresent(id -> query.setParameter(3, id.toString()));
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> Rows.sent((Object[]) row)).toList();
    }

    Optional<SentMessage> find(UUID id) {
        List<?> rows = entities.createNativeQuery("select " + COLUMNS + " from message where id = ?1")
                .setParameter(1, id.toString())
                .getResultList();
        return rows.stream().findFirst().map(row -> Rows.sent((Object[]) row));
    }

    /** Erases contents kept long enough; tells how many. */
    int eraseContents(Instant now, int most) {
        return entities.createNativeQuery("delete from dead_letter where id in"
                        + " (select id from dead_letter where kept_until <= ?1 order by kept_until limit ?2)")
                .setParameter(1, Sql.time(now))
                .setParameter(2, most)
                .executeUpdate();
    }

    /** Forgets messages of a status accepted before that time; tells how many. */
    int forget(MessageStatus status, Instant before, int most) {
        return entities.createNativeQuery(
                        "delete from message where id in"
                                + " (select id from message where status = ?1 and created_at < ?2 order by created_at limit ?3)")
                .setParameter(1, status.wire())
                .setParameter(2, Sql.time(before))
                .setParameter(3, most)
                .executeUpdate();
    }
}
