package io.symbolon.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
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
    },
    POSTGRESQL {
        @Override
        ConnectionPoolDataSource create() {
            String name = newName();
            EmbeddedPostgres server = Postgres.SERVER;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(server.getJdbcUrl("postgres", name));
            return source;
        }
    };

    /** As many as a test has threads. */
    private static final int MOST_CONNECTIONS = 64;

    /** A new database with nothing in it. Its connections are kept, as a container keeps them, until it is disposed of. */
    public JdbcConnectionPool empty() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(create());
        pool.setMaxConnections(MOST_CONNECTIONS);
        return pool;
    }

    abstract ConnectionPoolDataSource create();

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Started by the first test that asks for it. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "postgres-stop"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
