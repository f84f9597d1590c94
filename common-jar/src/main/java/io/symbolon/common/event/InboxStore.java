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
 * The inbox table: every event ever received on a queue, so that none has its effect twice. {@code handled}: the effect is
 * there, the text erased. {@code waiting}: tried in vain, due again later. {@code parked}: set aside until somebody looks.
 * Every method joins the caller's transaction.
 */
final class InboxStore {
    private static final int REASON_LENGTH = 500;
    /** No event is ever put off for longer: one that seems to be was written under a clock that went ahead of the true one. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private static final String OLD = "state = 'handled' and received_at < ?1";
    private static final String HANDLED = "state = 'handled', payload = null, reason = null, due_at = null";
    private static final String PARKED = "state = 'parked', attempts = attempts + 1, reason = ?4, due_at = null,"
            + " payload = coalesce(payload, ?3), subject = coalesce(subject, ?5)";

    private final EntityManager entities;
    private final InboxSeal seal;
    private final ClaimStore due;
    private final ClaimStore old;

    InboxStore(EntityManager entities, InboxSeal seal) {
        this.entities = entities;
        this.seal = seal;
        this.due = new ClaimStore(
                entities,
                "inbox",
                "event_id",
                "queue, event_id, payload",
                "state = 'waiting' and (due_at <= ?1 or due_at > ?2)",
                "state, due_at");
        this.old = new ClaimStore(entities, "inbox", "event_id", "event_id", OLD, "state, received_at");
    }

    /** Records the event as handled; false when it was received before, in whatever state it is. */
    boolean open(Received received, Instant now) {
        return entities.createNativeQuery("""
                        insert into inbox (queue, event_id, state, received_at) values (?1, ?2, 'handled', ?3)
                        on conflict do nothing""")
                        .setParameter(1, received.queue())
                        .setParameter(2, received.id())
                        .setParameter(3, Sql.time(now))
                        .executeUpdate()
                == 1;
    }

    /** Records an event whose first handling failed; nothing when it is known already. */
    void postpone(Received received, String reason, Instant now, Instant due) {
        entities.createNativeQuery("""
                        insert into inbox
                            (queue, event_id, state, received_at, attempts, payload, reason, due_at, subject)
                        values (?1, ?2, 'waiting', ?3, 1, ?4, ?5, ?6, ?7) on conflict do nothing""")
                .setParameter(1, received.queue())
                .setParameter(2, received.id())
                .setParameter(3, Sql.time(now))
                .setParameter(4, received.sealed(seal).text())
                .setParameter(5, Sql.cut(reason, REASON_LENGTH))
                .setParameter(6, Sql.time(due))
                .setParameter(7, received.subject())
                .executeUpdate();
    }

    /** The events that are due, the longest waiting first; nobody else gets them until the lease ends. */
    List<Received> claim(int most, Lease lease, Instant now) {
        List<Received> claimed = due.lock(most, Sql.time(now), Sql.time(now.plus(LONGEST_DELAY))).stream()
                .map(row -> received((Object[]) row).opened(seal))
                .toList();
        claimed.forEach(received -> update("due_at = ?3", received)
                .setParameter(3, Sql.time(lease.end()))
                .executeUpdate());
        return claimed;
    }

    /** Locks a waiting event until the transaction ends and tells how often it was tried; empty when it waits no longer. */
    Optional<Integer> lock(Received received) {
        List<?> rows = entities.createNativeQuery("""
                        select attempts from inbox
                        where queue = ?1 and event_id = ?2 and state = 'waiting' for update""")
                .setParameter(1, received.queue())
                .setParameter(2, received.id())
                .getResultList();
        return rows.stream().findFirst().map(attempts -> ((Number) attempts).intValue());
    }

    /** The effect is there: the text, which may be personal, goes. */
    void handled(Received received) {
        update(HANDLED, received).executeUpdate();
    }

    /** Counts a failed attempt; due again at the given time. */
    void retry(Received received, String reason, Instant due) {
        update("attempts = attempts + 1, reason = ?3, due_at = ?4", received)
                .setParameter(3, Sql.cut(reason, REASON_LENGTH))
                .setParameter(4, Sql.time(due))
                .executeUpdate();
    }

    /** Counts the attempt and sets the event aside, with its text; one that waited has kept it. */
    void park(Received received, String reason) {
        update(PARKED, received)
                .setParameter(3, received.sealed(seal).text())
                .setParameter(4, Sql.cut(reason, REASON_LENGTH))
                .setParameter(5, received.subject())
                .executeUpdate();
    }

    /** Makes a parked event wait again, due now, on whichever queue it came; tells on how many. */
    int redeliver(String id, Instant now) {
        return entities.createNativeQuery("""
                        update inbox set state = 'waiting', attempts = 0, due_at = ?2
                        where event_id = ?1 and state = 'parked'""")
                .setParameter(1, id)
                .setParameter(2, Sql.time(now))
                .executeUpdate();
    }

    long parked() {
        Object count = entities.createNativeQuery("select count(*) from inbox where state = 'parked'")
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /**
     * Forgets events that had their effect and came in before a time, so many at most; none when others have all in hand.
     * Tells how many.
     */
    int purge(Instant before, int most) {
        List<?> forgotten = old.lock(most, Sql.time(before));
        if (forgotten.isEmpty()) {
            return 0;
        }
        return Sql.in(entities::createNativeQuery, "delete from inbox where " + OLD + " and event_id in", 2, forgotten)
                .setParameter(1, Sql.time(before))
                .executeUpdate();
    }

    /**
     * Whoever an event is about may be gone before it could be handled: then nothing is left to be done. Where texts are not
     * sealed, whoever else speaks of them is found too.
     */
    void forget(String subject) {
        entities.createNativeQuery("update inbox set " + HANDLED + " where state <> 'handled'"
                        + " and (subject = ?1 or payload like ?2)")
                .setParameter(1, subject)
                .setParameter(2, "%\"" + subject + "\"%")
                .executeUpdate();
    }

    private Query update(String changes, Received received) {
        return entities.createNativeQuery("update inbox set " + changes + " where queue = ?1 and event_id = ?2")
                .setParameter(1, received.queue())
                .setParameter(2, received.id());
    }

    private static Received received(Object[] row) {
        return new Received((String) row[0], (String) row[1], (String) row[2]);
    }
}
