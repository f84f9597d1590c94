package io.symbolon.common.audit;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The table of records that wait to be passed on. Joins the caller's transaction. Thread-safe. */
final class WaitingStore {
    private final EntityManager entities;

    WaitingStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(String record) {
        entities.createNativeQuery("insert into audit_waiting (record) values (?1)")
                .setParameter(1, record)
                .executeUpdate();
    }

    /**
     * Takes the oldest away, passing over what others are taking at this moment.
     *
     * @param most how many at once
     * @param room characters that they may have together; the first is taken however long it is
     */
    List<String> take(int most, int room) {
        List<?> rows = entities.createNativeQuery(
                        "select id, record from audit_waiting order by id limit ?1 for update skip locked")
                .setParameter(1, most)
                .getResultList();
        List<String> taken = new ArrayList<>();
        int length = 0;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            String record = (String) columns[1];
            length += record.length();
            if (length > room && !taken.isEmpty()) {
                break;
            }
            remove(columns[0]);
            taken.add(record);
        }
        return taken;
    }

    private void remove(Object id) {
        entities.createNativeQuery("delete from audit_waiting where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }
}
