package io.symbolon.common.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings a service's database to the tables its code expects: this library's own (outbox, inbox, audit_waiting), then the
 * service's under {@code db/migration/common} and {@code db/migration/h2} or {@code db/migration/postgresql}. Each set has
 * versions and a history of its own. Several servers may do so at once; PostgreSQL lets one go first, and an H2 file has but
 * one server.
 */
public final class Schema {
    private static final String LIBRARY = "io/symbolon/common/event/migration";
    private static final String SERVICE = "db/migration";
    private static final String POSTGRESQL = "postgresql";
    /**
     * On PostgreSQL the lock that lets one go first is its connection's and not its transaction's: that one would wait beside
     * the migrations, and the database ends it when it has been silent for too long.
     */
    private static final Map<String, String> ONE_CONNECTION = Map.of("flyway.postgresql.transactional.lock", "false");

    /** Whoever comes second tries each second, 50 times unless told: it is here that the first may take longer. */
    private static final int UNTIL_IT_IS_FREE = -1;

    private Schema() {}

    /**
     * Migrates. Must not be called within a transaction.
     *
     * @param application the class loader that sees the service's migrations
     * @throws IllegalStateException when the database cannot be reached, or there are no migrations
     * @throws org.flywaydb.core.api.FlywayException when a migration fails
     */
    public static void migrate(DataSource database, ClassLoader application) {
        String vendor = vendor(database);
        migrate(database, application, LIBRARY, vendor, "event_schema_history");
        migrate(database, application, SERVICE, vendor, "schema_history");
    }

    private static void migrate(
            DataSource database, ClassLoader application, String folder, String vendor, String history) {
        Flyway flyway = Flyway.configure(new Plain(application))
                .configuration(ONE_CONNECTION)
                .dataSource(database)
                .locations("classpath:" + folder + "/common", "classpath:" + folder + "/" + vendor)
                .callbackLocations(new String[0])
                .callbacks(new Unhurried())
                .lockRetryCount(UNTIL_IT_IS_FREE)
                .table(history)
                // the other set's tables are there already: start before the first version
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        MigrationInfoService found = flyway.info();
        requireMigrations(found, folder);
        if (vendor.equals(POSTGRESQL) && found.applied().length == 0) {
            beginHistory(flyway);
        }
        flyway.migrate();
    }

    /** Finding none is silent in Flyway; the tables would be missed much later. */
    private static void requireMigrations(MigrationInfoService found, String folder) {
        if (Arrays.stream(found.all()).noneMatch(migration -> migration.getPhysicalLocation() != null)) {
            throw new IllegalStateException("no migrations under " + folder);
        }
    }

    /**
     * In one step, whoever comes first. Where {@code migrate} comes to an empty database it makes a history of no rows, and
     * another server, which still saw that there was none, cannot begin one there and gives up.
     */
    private static void beginHistory(Flyway flyway) {
        flyway.baseline();
    }

    private static String vendor(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return switch (connection.getMetaData().getDatabaseProductName()) {
                case "H2" -> "h2";
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalStateException("db.url names a database that is neither H2 nor PostgreSQL");
            };
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database of db.url cannot be reached", unreachable);
        }
    }

    /** Flyway knows WebSphere by the name of its class loader, and would ask for a marker file in every folder. */
    private static final class Plain extends ClassLoader {
        Plain(ClassLoader application) {
            super(application);
        }
    }
}
