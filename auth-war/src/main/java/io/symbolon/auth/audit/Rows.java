package io.symbolon.auth.audit;

import io.symbolon.common.database.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** The columns of a record, in the one order that all statements of this package have them in. */
final class Rows {
    /** Without {@code seq}, which the database gives. */
    static final String COLUMNS =
            "id, happened_at, service, event, outcome, caller, subject, address, method, path, reason,"
                    + " correlation_id, occurrences, details";

    private Rows() {}

    /** Sets {@link #COLUMNS} from the first place on. */
    static void set(PreparedStatement statement, StoredRecord record) throws SQLException {
        int place = 1;
        statement.setString(place++, record.id());
        statement.setObject(place++, Sql.time(record.happenedAt()));
        for (String text : new String[] {
            record.service(),
            record.event(),
            record.outcome(),
            record.caller(),
            record.subject(),
            record.address(),
            record.method(),
            record.path(),
            record.reason(),
            record.correlationId()
        }) {
            statement.setString(place++, text);
        }
        statement.setLong(place++, record.occurrences());
        statement.setString(place, record.details());
    }

    /** Reads {@code seq} and {@link #COLUMNS}, by name. */
    static StoredRecord read(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getLong("seq"),
                row.getString("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("service"),
                row.getString("event"),
                row.getString("outcome"),
                row.getString("caller"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("method"),
                row.getString("path"),
                row.getString("reason"),
                row.getString("correlation_id"),
                row.getLong("occurrences"),
                row.getString("details"));
    }
}
