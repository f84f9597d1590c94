package io.symbolon.email.queue;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The message table. {@code due_at} is when a message may be claimed; claiming moves it to the lease's end, so that a
 * crashed server's messages simply fall due again. What became of a message is written only under its present claim. Every
 * method joins the caller's transaction.
 */
@Dependent
final class QueueStore {
    /** Rows that one transaction recalls at most: nobody else waits long for it. */
    private static final int RECALLED = 1000;

    private final EntityManager entities;
    private final ClaimStore due;

    @Inject
    QueueStore(EntityManager entities) {
        this.entities = entities;
        this.due = new ClaimStore(
                entities,
                "message",
                "id",
                "id, created_at, attempts + 1, refused, content, retried_at",
                "due_at between ?1 and ?2",
                "due_at, id");
    }

    /** False when the sender's key is taken. */
    boolean add(Entry entry) {
        return entities.createNativeQuery("""
                        insert into message (id, sender, status, created_at, due_at, content, idempotency_key, fingerprint)
                        values (?1, ?2, 'queued', ?3, ?3, ?4, ?5, ?6) on conflict do nothing""")
                        .setParameter(1, entry.id().toString())
                        .setParameter(2, entry.sender())
                        .setParameter(3, Sql.time(entry.createdAt()))
                        .setParameter(4, entry.content().bytes())
                        .setParameter(5, entry.key())
                        .setParameter(6, entry.fingerprint())
                        .executeUpdate()
                == 1;
    }

    /** The message stored under the sender's key, if its body had the same fingerprint. */
    Optional<UUID> findByKey(String sender, String key, String fingerprint) {
        return first(entities.createNativeQuery(
                                "select id from message where sender = ?1 and idempotency_key = ?2 and fingerprint = ?3")
                        .setParameter(1, sender)
                        .setParameter(2, key)
                        .setParameter(3, fingerprint))
                .map(Sql::uuid);
    }

    Optional<QueuedMessage> find(String sender, UUID id) {
        return first(entities.createNativeQuery("""
                        select id, status, attempts, created_at, sent_at, last_error from message
                        where id = ?1 and sender = ?2""")
                        .setParameter(1, id.toString())
                        .setParameter(2, sender))
                .map(row -> Rows.message((Object[]) row));
    }

    /** Claims what is due, the longest waiting first, passing over what others are claiming at this moment. */
    List<Claimed> claim(int most, Instant now, Instant leaseEnd) {
        UUID claim = UUID.randomUUID();
        List<Claimed> claimed = due.lock(most, Sql.time(Instant.EPOCH), Sql.time(now)).stream()
                .map(row -> Rows.claimed((Object[]) row, claim))
                .toList();
        if (!claimed.isEmpty()) {
            forEachOf(claimed, "update message set claim = ?1, due_at = ?2, attempts = attempts + 1 where id in", 3)
                    .setParameter(1, claim.toString())
                    .setParameter(2, Sql.time(leaseEnd))
                    .executeUpdate();
        }
        return claimed;
    }

    /** Keeps claimed messages from others for longer; those that are settled or taken over are left alone. */
    void renew(Collection<Claimed> messages, Instant leaseEnd) {
        messages.forEach(message -> ofClaim("due_at = ?3", message)
                .setParameter(3, Sql.time(leaseEnd))
                .executeUpdate());
    }

    /** Has due at once what is due after a lease's end without having been put off, or later than anything is put off to. */
    void recall(Instant now, Instant leaseEnd, Instant latest) {
        List<?> misplaced = entities.createNativeQuery("select id from message where due_at > ?1"
                        + " and (attempts = 0 or claim is not null or due_at > ?2) order by id limit " + RECALLED)
                .setParameter(1, Sql.time(leaseEnd))
                .setParameter(2, Sql.time(latest))
                .getResultList();
        misplaced.forEach(
                id -> entities.createNativeQuery("update message set due_at = ?1 where id = ?2 and due_at > ?3")
                        .setParameter(1, Sql.time(now))
                        .setParameter(2, id)
                        .setParameter(3, Sql.time(leaseEnd))
                        .executeUpdate());
    }

    /** Gives untried messages back, due at once. */
    void release(Collection<Claimed> untried, Instant now) {
        untried.forEach(message -> ofClaim("claim = null, due_at = ?3, attempts = attempts - 1", message)
                .setParameter(3, Sql.time(now))
                .executeUpdate());
    }

    /** False when the lease had ended and the message is somebody else's by now. */
    boolean sent(Claimed message, Instant now) {
        return ofClaim(
                                "claim = null, status = 'sent', sent_at = ?3, content = null, due_at = null, last_error = null",
                                message)
                        .setParameter(3, Sql.time(now))
                        .executeUpdate()
                == 1;
    }

    /** False as for {@link #sent}. A null reason keeps the one of an earlier attempt. */
    boolean failed(Claimed message, String reason) {
        return ofClaim(
                                "claim = null, status = 'failed', content = null, due_at = null,"
                                        + " last_error = coalesce(?3, last_error)",
                                message)
                        .setParameter(3, reason)
                        .executeUpdate()
                == 1;
    }

    /** False as for {@link #sent}. */
    boolean retry(Claimed message, Verdict verdict, Instant due) {
        String rest = verdict.rest() == null ? "" : ", content = ?6";
        Query update = ofClaim("claim = null, due_at = ?3, last_error = ?4, refused = ?5" + rest, message)
                .setParameter(3, Sql.time(due))
                .setParameter(4, verdict.reason())
                .setParameter(5, message.isRefused() || verdict.isRefused());
        if (verdict.rest() != null) {
            update.setParameter(6, verdict.rest().bytes());
        }
        return update.executeUpdate() == 1;
    }

    Backlog backlog(Instant now) {
        Object[] row = (Object[])
                entities.createNativeQuery("select count(*), min(created_at) from message where due_at >= ?1")
                        .setParameter(1, Sql.time(Instant.EPOCH)) // of what is null H2 would look at every message
                        .getSingleResult();
        return Sql.instant(row[1])
                .map(oldest -> new Backlog(((Number) row[0]).longValue(), Duration.between(oldest, now)))
                .orElse(Backlog.NONE);
    }

    private Query ofClaim(String changes, Claimed message) {
        return entities.createNativeQuery("update message set " + changes + " where id = ?1 and claim = ?2")
                .setParameter(1, message.id().toString())
                .setParameter(2, message.claim().toString());
    }

    private Query forEachOf(List<Claimed> messages, String statement, int first) {
        List<String> ids = messages.stream().map(it -> it.id().toString()).toList();
        return Sql.in(entities::createNativeQuery, statement, first, ids);
    }

    private static Optional<Object> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }
}
