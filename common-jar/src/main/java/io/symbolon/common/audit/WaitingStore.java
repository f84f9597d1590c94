package io.symbolon.common.audit;

import io.symbolon.common.database.ClaimStore;
import io.symbolon.common.database.Sql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The table of records that wait to be passed on. Thread-safe. */
public final class WaitingStore {
    private final EntityManager entities;
    private final ClaimStore oldest;

    public WaitingStore(EntityManager entities) {
        this.entities = entities;
        this.oldest = new ClaimStore(entities, "audit_waiting", "id", "id, record", "id > ?1", "id");
    }

    /** Adds a record in the present transaction; tells how many. */
    int add(String record) {
        return entities.createNativeQuery("insert into audit_waiting (record) values (?1)")
                .setParameter(1, record)
                .executeUpdate();
    }

    /**
     * Takes the oldest away in the present transaction, passing over what others are taking at this moment.
     *
     * @param most how many at once
     * @param room characters that they may have together; the first is taken however long it is
     */
    List<String> take(int most, int room) {
        List<Object> ids = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        int length = 0;
        for (Object row : oldest.lock(most, 0L)) {
            Object[] columns = (Object[]) row;
            String record = (String) columns[1];
            length += record.length();
            if (length > room && !taken.isEmpty()) {
                break;
            }
            ids.add(columns[0]);
            taken.add(record);
        }
        remove(ids);
        return taken;
    }

    private void remove(List<Object> ids) {
        if (!ids.isEmpty()) {
            Sql.in(entities::createNativeQuery, "delete from audit_waiting where id in", 1, ids)
                    .executeUpdate();
        }
    }
}
