package io.symbolon.auth.audit;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What is to be read of the chain and of what it seals. Must not be called within a transaction. Thread-safe. */
@ApplicationScoped
class ChainStore {
    private static final String LINK = "select place, seq, mac from audit_chain";
    /** After one and the same row in both tables: PostgreSQL would else read the chain from its first link on. */
    private static final String UNSEALED_AFTER = "audit_record r left join audit_chain c on c.seq = r.seq and c.seq > ?"
            + " where r.seq > ? and c.seq is null";

    private final Jdbc jdbc;

    ChainStore() { // CDI proxy
        this((Jdbc) null);
    }

    @Inject
    public ChainStore(DataSource database) {
        this(new Jdbc(database::getConnection));
    }

    ChainStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A link with its record, as far as that is there. */
    record Sealed(Link link, Optional<StoredRecord> record) {}

    /** The last link; {@link Link#NONE} before the first. */
    Link last() {
        return jdbc.first(LINK + " order by place desc limit 1", ChainStore::link)
                .orElse(Link.NONE);
    }

    /** The link at a place. */
    Optional<Link> at(long place) {
        return jdbc.first(LINK + " where place = ?", ChainStore::link, place);
    }

    /** Links and their records in order, after a place and up to another. */
    List<Sealed> chain(long after, long upTo, int most) {
        return jdbc.list(
                "select c.place, c.seq as sealed, c.mac, r.seq, " + Rows.COLUMNS
                        + " from audit_chain c left join audit_record r on r.seq = c.seq"
                        + " where c.place > ? and c.place <= ? order by c.place limit ?",
                ChainStore::sealed,
                after,
                upTo,
                most);
    }

    /** Records that no link seals yet, in the order of their rows; what is not committed is not among them. */
    List<StoredRecord> unsealed(int most) {
        return jdbc.call(connection -> {
            long mark = mark(connection);
            return Jdbc.list(
                    connection,
                    "select r.seq, " + Rows.COLUMNS + " from " + UNSEALED_AFTER + " order by r.seq limit ?",
                    Rows::read,
                    mark,
                    mark,
                    most);
        });
    }

    /** The mark below which every record is sealed. */
    long mark() {
        return jdbc.call(ChainStore::mark);
    }

    private static long mark(Connection connection) throws SQLException {
        return Jdbc.number(connection, "select sealed_to from audit_sealer where id = 1");
    }

    /** The newest row, sealed or not; 0 when there is none. */
    long newest() {
        return jdbc.call(connection -> Jdbc.number(connection, "select max(seq) from audit_record"));
    }

    /** How many records have a place that the database gives to none. */
    long misplaced() {
        return jdbc.call(connection -> Jdbc.number(connection, "select count(*) from audit_record where seq <= 0"));
    }

    /** How many records there are after a row and up to another. */
    long records(long after, long upTo) {
        return jdbc.call(connection ->
                Jdbc.number(connection, "select count(*) from audit_record where seq > ? and seq <= ?", after, upTo));
    }

    /** The id of the first record up to a row that no link seals. */
    Optional<String> firstUnsealed(long upTo) {
        return jdbc.first(
                "select r.id from audit_record r left join audit_chain c on c.seq = r.seq"
                        + " where r.seq <= ? and c.seq is null order by r.seq limit 1",
                row -> row.getString(1),
                upTo);
    }

    /** The id of the first record after a row that has waited longer for its link than it may, by the database's clock. */
    Optional<String> firstOverdue(long after, Duration patience) {
        return jdbc
                .call(connection -> Jdbc.list(
                        connection,
                        "select r.id from " + UNSEALED_AFTER + " and r.stored_at < ? order by r.seq limit 1",
                        row -> row.getString(1),
                        after,
                        after,
                        Sql.now(connection).minus(patience)))
                .stream()
                .findFirst();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong(1), row.getLong(2), row.getString(3));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        Link link = new Link(row.getLong("place"), row.getLong("sealed"), row.getString("mac"));
        return new Sealed(link, row.getString("id") == null ? Optional.empty() : Optional.of(Rows.read(row)));
    }
}
