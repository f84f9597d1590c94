package io.symbolon.common.audit;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** The table of records that wait to be passed on. Thread-safe. */
public final class WaitingStore {
    private final EntityManager entities;
    private final DataSource database;

    public WaitingStore(EntityManager entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** Adds a record in the present transaction. */
    void add(String record) {
        entities.createNativeQuery("insert into audit_waiting (record) values (?1)")
                .setParameter(1, record)
                .executeUpdate();
    }

    /** Adds records at once, where there is no transaction: one autocommitted insert costs a fraction of one. */
    void addAlone(List<String> records) {
        String values = String.join(", ", Collections.nCopies(records.size(), "(?)"));
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into audit_waiting (record) values " + values)) {
            for (int i = 0; i < records.size(); i++) {
                statement.setString(i + 1, records.get(i));
            }
            statement.executeUpdate();
        } catch (SQLException unwritten) {
            throw new IllegalStateException("the audit records cannot be written", unwritten);
        }
    }

    /**
     * Takes the oldest away in the present transaction, passing over what others are taking at this moment.
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
