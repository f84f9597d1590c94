package io.symbolon.common.event;

import io.symbolon.common.database.Sql;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What is parked in inbox and outbox, seen as one list. Joins the caller's transaction. */
final class ParkedStore {
    private final EntityManager entities;
    private final InboxSeal seal;

    ParkedStore(EntityManager entities, InboxSeal seal) {
        this.entities = entities;
        this.seal = seal;
    }

    List<ParkedEvent> list(String after, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select direction, queue, event_id, since, payload, attempts, reason from (
                            select 'in' as direction, queue, event_id, received_at as since, payload, attempts, reason
                            from inbox where state = 'parked'
                            union all
                            select 'out' as direction, destination as queue, event_id, created_at as since, payload,
                                attempts, reason
                            from outbox where state = 'parked') as parked
                        where event_id || ' ' || queue > ?1 order by event_id || ' ' || queue limit ?2""")
                .setParameter(1, after)
                .setParameter(2, most)
                .getResultList();
        return rows.stream().map(row -> event((Object[]) row)).toList();
    }

    private ParkedEvent event(Object[] row) {
        Received kept = new Received((String) row[1], (String) row[2], (String) row[4]);
        return ParkedEvent.of(
                (String) row[0],
                kept.queue(),
                kept.id(),
                Sql.instant(row[3]).orElseThrow(),
                row[0].equals("in") ? kept.opened(seal).text() : kept.text(),
                new ParkedEvent.Attempts(((Number) row[5]).intValue(), (String) row[6]));
    }
}
