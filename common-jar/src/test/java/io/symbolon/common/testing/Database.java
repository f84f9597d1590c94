package io.symbolon.common.testing;

import io.symbolon.common.database.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The two databases that every store is tested on: {@code @ParameterizedTest @EnumSource}. One PostgreSQL serves the whole
 * test run; it ends with the virtual machine.
 */
public enum Database {
    H2 {
        @Override
        ConnectionPoolDataSource create() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + newName()
                    + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=10000;TIME ZONE=UTC");
            return source;
        }

        @Override
        public JdbcConnectionPool migrated() {
            JdbcConnectionPool pool = empty();
            execute(pool, "runscript from '" + Script.FILE + "'");
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        ConnectionPoolDataSource create() {
            return created("");
        }

        @Override
        public JdbcConnectionPool migrated() {
            return pool(created(" template " + Template.NAME));
        }

        private ConnectionPoolDataSource created(String how) {
            String name = newName();
            execute(Postgres.SERVER.getPostgresDatabase(), "create database " + name + how);
            return Postgres.database(name);
        }
    };

    /** As many as a test has threads. */
    private static final int MOST_CONNECTIONS = 64;

    /** A new database with nothing in it. Its connections are kept, as a container keeps them, until it is disposed of. */
    public JdbcConnectionPool empty() {
        return pool(create());
    }

    /** The same with all migrations applied, as they were once for all tests: the library's and the module's own. */
    public abstract JdbcConnectionPool migrated();

    abstract ConnectionPoolDataSource create();

    private static JdbcConnectionPool pool(ConnectionPoolDataSource database) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(database);
        pool.setMaxConnections(MOST_CONNECTIONS);
        return pool;
    }

    private static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** What makes an H2 as the migrations do. */
    private static final class Script {
        static final Path FILE = write();

        private static Path write() {
            JdbcConnectionPool migrated = H2.empty();
            try {
                Schema.migrate(migrated, Database.class.getClassLoader());
                Path file = Files.createTempFile("migrated", ".sql");
                file.toFile().deleteOnExit();
                execute(migrated, "script to '" + file + "'");
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                migrated.dispose();
            }
        }
    }

    /** A PostgreSQL database that others are copied from. */
    private static final class Template {
        static final String NAME = create();

        private static String create() {
            String name = newName();
            execute(Postgres.SERVER.getPostgresDatabase(), "create database " + name);
            JdbcConnectionPool migrated = pool(Postgres.database(name));
            try {
                Schema.migrate(migrated, Database.class.getClassLoader());
            } finally {
                migrated.dispose(); // PostgreSQL copies none that somebody is connected to
            }
            return name;
        }
    }

    /** Started by the first test that asks for it. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("postgres");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(Files.createDirectory(directory.resolve("data")))
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off") // the machine outlives the tests
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, directory), "postgres-stop"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static ConnectionPoolDataSource database(String name) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(SERVER.getJdbcUrl("postgres", name));
            return source;
        }

        /** Another process removes the files: tens of thousands take longer than this one is given to end. */
        private static void end(EmbeddedPostgres server, Path directory) {
            try {
                server.close();
                new ProcessBuilder("rm", "-rf", directory.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
