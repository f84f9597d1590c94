package io.symbolon.auth.audit;

import io.symbolon.common.event.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table of records: rows are added and read, never changed. Thread-safe. */
@ApplicationScoped
public class TrailStore {
    private static final String INSERT = "insert into audit_record (" + Rows.COLUMNS
            + ", stored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final EntityManager entities;
    private final DataSource database;
    private final Transactions transactions;
    private final InstantSource clock;

    TrailStore() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public TrailStore(EntityManager entities, DataSource database, Transactions transactions, InstantSource clock) {
        this.entities = entities;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds a record with the present transaction or, without one, at once and alone: most grants need no other row, and one
     * autocommitted insert costs a fraction of a transaction. One that is there already stays as it is.
     */
    void add(StoredRecord record) {
        try {
            if (transactions.isActive()) {
                insert(entities.unwrap(Connection.class), record);
            } else {
                try (Connection connection = database.getConnection()) {
                    insert(connection, record);
                }
            }
        } catch (SQLException unwritten) {
            throw new TrailUnavailableException(unwritten);
        }
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

    private void insert(Connection connection, StoredRecord record) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int place = Rows.set(statement, record);
            statement.setObject(place, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
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
