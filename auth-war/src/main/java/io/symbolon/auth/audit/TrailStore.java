package io.symbolon.auth.audit;

import io.symbolon.common.database.JointWriter;
import io.symbolon.common.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table of records: rows are added and read, never changed. When one was stored its database tells. Thread-safe. */
@ApplicationScoped
class TrailStore {
    private static final String INSERT = "insert into audit_record (" + Rows.COLUMNS
            + ", stored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp) on conflict do nothing";

    private final EntityManager entities;
    private final DataSource database;
    private final Transactions transactions;
    private final JointWriter<StoredRecord> alone;

    TrailStore() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public TrailStore(EntityManager entities, DataSource database, Transactions transactions) {
        this.entities = entities;
        this.database = database;
        this.transactions = transactions;
        this.alone = new JointWriter<>(this::commit);
    }

    /**
     * Adds a record with the present transaction or, without one, at once: most grants need no other row, and those of one
     * moment share a commit. One that is there already stays as it is.
     */
    void add(StoredRecord record) {
        if (!transactions.isActive()) {
            alone.write(record);
            return;
        }
        try {
            insert(entities.unwrap(Connection.class), List.of(record));
        } catch (SQLException unwritten) {
            throw new TrailUnavailableException(unwritten);
        }
    }

    private void commit(List<StoredRecord> records) {
        new Jdbc(database::getConnection).call(connection -> insert(connection, records));
    }

    /**
     * The newest records that a question is about.
     *
     * @param before the {@code seq} that all must be below
     */
    List<StoredRecord> find(Question question, long before, int most) {
        String sql = "select seq, " + Rows.COLUMNS + " from audit_record where seq < ?" + question.conditions()
                + " order by seq desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, before);
            int place = question.set(statement, 2);
            statement.setInt(place, most);
            return read(statement);
        } catch (SQLException unreadable) {
            throw new TrailUnavailableException(unreadable);
        }
    }

    private static int insert(Connection connection, List<StoredRecord> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (StoredRecord record : records) {
                Rows.set(statement, record);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private static List<StoredRecord> read(PreparedStatement statement) throws SQLException {
        List<StoredRecord> records = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                records.add(Rows.read(rows));
            }
        }
        return records;
    }
}
