package io.symbolon.common.event;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outbox table. A row is pending until delivered, when it is deleted with all that is personal in it. Claiming moves
 * its due time to the lease's end, so a claimed row of a crashed server simply falls due again. Every method joins the
 * caller's transaction.
 */
final class OutboxStore {
    private static final int REASON_LENGTH = 500;
    /** No letter is ever put off for longer: one that seems to be was written under a clock that went ahead of the true one. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final EntityManager entities;
    private final ClaimStore due;

    OutboxStore(EntityManager entities) {
        this.entities = entities;
        this.due = new ClaimStore(
                entities,
                "outbox",
                "id",
                "id, event_id, payload, attempts",
                "destination = ?1 and state = 'pending' and (due_at <= ?2 or due_at > ?3)",
                "destination, state, due_at, id");
    }

    void add(CloudEvent event, String destination, Instant now) {
        entities.createNativeQuery("""
                        insert into outbox (event_id, destination, payload, created_at, due_at)
                        values (?1, ?2, ?3, ?4, ?4)""")
                .setParameter(1, event.id().toString())
                .setParameter(2, destination)
                .setParameter(3, event.toJson())
                .setParameter(4, Sql.time(now))
                .executeUpdate();
    }

    /** Claims the letters that are due, the oldest first, passing over what others are claiming at this moment. */
    List<Letter> claim(String destination, int most, Lease lease, Instant now) {
        List<Letter> letters = due(destination, most, now);
        if (!letters.isEmpty()) {
            forEachOf(letters, "update outbox set lease = ?1, due_at = ?2 where id in", 3)
                    .setParameter(1, lease.id().toString())
                    .setParameter(2, Sql.time(lease.end()))
                    .executeUpdate();
        }
        return letters;
    }

    /** Ends all leases: what was claimed is due at once. */
    void endLeases(Instant now) {
        entities.createNativeQuery("update outbox set lease = null, due_at = ?1 where lease is not null")
                .setParameter(1, Sql.time(now))
                .executeUpdate();
    }

    /** Forgets letters that arrived; those whose lease ended meanwhile are left to whoever claimed them since. */
    void delivered(Lease lease, List<Letter> letters) {
        if (!letters.isEmpty()) {
            forEachOf(letters, "delete from outbox where lease = ?1 and id in", 2)
                    .setParameter(1, lease.id().toString())
                    .executeUpdate();
        }
    }

    /** Counts a failed attempt and gives the letter back, due again at the given time. */
    void failed(Lease lease, Delivery delivery, Instant due) {
        release(lease, delivery, "pending", due);
    }

    /** Sets a letter aside that its receiver will never take. */
    void park(Lease lease, Delivery delivery, Instant now) {
        release(lease, delivery, "parked", now);
    }

    /** Makes parked letters pending again; tells how many. */
    int redeliver(String eventId, Instant now) {
        return entities.createNativeQuery("""
                        update outbox set state = 'pending', attempts = 0, due_at = ?1
                        where event_id = ?2 and state = 'parked'""")
                .setParameter(1, Sql.time(now))
                .setParameter(2, eventId)
                .executeUpdate();
    }

    long parked() {
        return count("parked");
    }

    long waiting() {
        return count("pending");
    }

    /** When the letter was written that waits longest. */
    Optional<Instant> oldest() {
        return Sql.instant(entities.createNativeQuery("select min(created_at) from outbox where state = 'pending'")
                .getSingleResult());
    }

    private long count(String state) {
        Object count = entities.createNativeQuery("select count(*) from outbox where state = ?1")
                .setParameter(1, state)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /** A letter's text is JSON: a UUID in it stands between quotes. */
    void forget(String subject, String destination) {
        entities.createNativeQuery("delete from outbox where destination = ?1 and payload like ?2")
                .setParameter(1, destination)
                .setParameter(2, "%\"" + subject + "\"%")
                .executeUpdate();
    }

    private List<Letter> due(String destination, int most, Instant now) {
        return due.lock(most, destination, Sql.time(now), Sql.time(now.plus(LONGEST_DELAY))).stream()
                .map(row -> letter((Object[]) row))
                .toList();
    }

    private void release(Lease lease, Delivery delivery, String state, Instant due) {
        entities.createNativeQuery("""
                        update outbox set state = ?1, attempts = attempts + 1, due_at = ?2, lease = null, reason = ?3
                        where id = ?4 and lease = ?5""")
                .setParameter(1, state)
                .setParameter(2, Sql.time(due))
                .setParameter(3, Sql.cut(delivery.reason(), REASON_LENGTH))
                .setParameter(4, delivery.letter().id())
                .setParameter(5, lease.id().toString())
                .executeUpdate();
    }

    private Query forEachOf(List<Letter> letters, String statement, int first) {
        return Sql.in(
                entities::createNativeQuery,
                statement,
                first,
                letters.stream().map(Letter::id).toList());
    }

    private static Letter letter(Object[] row) {
        return new Letter(
                ((Number) row[0]).longValue(), Sql.uuid(row[1]), (String) row[2], ((Number) row[3]).intValue());
    }
}
