package io.symbolon.auth.audit;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whose turn it is to seal, and the links they add. What time it is the database tells: servers' clocks differ. Must not be
 * called within a transaction. Thread-safe.
 */
@ApplicationScoped
class SealerStore {
    private final Jdbc jdbc;

    SealerStore() { // CDI proxy
        this.jdbc = null;
    }

    @Inject
    SealerStore(DataSource database) {
        this.jdbc = new Jdbc(database::getConnection);
    }

    /**
     * Makes a server the one that seals for so long, if nobody else is; again is longer. A lease without an end, or with one
     * that is further off than twice that, was never given: it is nobody's.
     */
    boolean lease(UUID holder, Duration length) {
        return jdbc.call(connection -> {
            Instant now = Sql.now(connection);
            return Jdbc.update(
                            connection,
                            "update audit_sealer set holder = ?, until = ? where id = 1 and (holder is null"
                                    + " or holder = ? or until is null or until < ? or until > ?)",
                            holder.toString(),
                            now.plus(length),
                            holder.toString(),
                            now,
                            now.plus(length.multipliedBy(2)))
                    == 1;
        });
    }

    /** Adds links if it still is the holder's turn, which nobody takes over until this has committed. */
    boolean append(UUID holder, List<Link> links) {
        return jdbc.call(connection -> {
            boolean mine = isHolder(connection, holder);
            if (mine) {
                insert(connection, links);
            }
            return mine;
        });
    }

    /**
     * Moves on the mark below which every record is sealed. To be called when nothing was left: it passes sealed rows without
     * a gap, and gaps so old that no transaction can fill them any more.
     *
     * @param settled what was stored as long ago is committed or gone
     */
    void advance(UUID holder, Duration settled) {
        jdbc.call(connection -> {
            if (isHolder(connection, holder)) {
                long from = Jdbc.number(connection, "select sealed_to from audit_sealer where id = 1");
                long to = Math.max(gapless(connection, from), settled(connection, from, settled));
                Jdbc.update(connection, "update audit_sealer set sealed_to = ? where id = 1 and sealed_to < ?", to, to);
            }
            return true;
        });
    }

    private static long gapless(Connection connection, long from) throws SQLException {
        long to = Jdbc.number(connection, "select max(seq) from audit_chain where seq > ?", from);
        long links = Jdbc.number(connection, "select count(*) from audit_chain where seq > ? and seq <= ?", from, to);
        return links == to - from ? to : from;
    }

    private static long settled(Connection connection, long from, Duration settled) throws SQLException {
        return Jdbc.number(
                connection,
                "select max(seq) from audit_record where seq > ? and stored_at < ?",
                from,
                Sql.now(connection).minus(settled));
    }

    private static boolean isHolder(Connection connection, UUID holder) throws SQLException {
        String sql = "select holder from audit_sealer where id = 1 for update";
        return Jdbc.list(connection, sql, row -> row.getString(1)).contains(holder.toString());
    }

    private static void insert(Connection connection, List<Link> links) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into audit_chain (place, seq, mac) values (?, ?, ?)")) {
            for (Link link : links) {
                Jdbc.set(statement, 1, link.place());
                Jdbc.set(statement, 2, link.seq());
                Jdbc.set(statement, 3, link.mac());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
