package io.symbolon.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LOCKS = "select count(*) from pg_locks where locktype = 'advisory'"
            + " and database = (select oid from pg_database where datname = current_database())";

    /** Milliseconds. */
    private static final int SILENCE = 1_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Two servers that are started at once: whatever the one knows until it has made the first table, the other has overtaken. */
    @Test
    void databaseWhenTwoComeWhileItIsEmptyThenBothFindItMigrated() throws Exception {
        boolean empty = true;
        for (int question = 1; empty; question++) {
            JdbcConnectionPool database = Database.POSTGRESQL.empty();
            Halting halting = new Halting(database, question);
            Future<?> overtaken = threads.submit(() -> migrate(halting.source()));
            assertThat(halting.reached.await(1, TimeUnit.MINUTES)).isTrue();
            empty = count(database, "select count(*) from pg_tables where schemaname = 'public'") == 0;
            if (count(database, LOCKS) == 0) {
                migrate(database);
            }
            halting.goOn.countDown();

            assertThat(overtaken).as("who was at question %d", question).succeedsWithin(PATIENCE);
            database.dispose();
        }
    }

    /**
     * As every connection of database.xml: a transaction that nothing is heard of ends, the one that guards a migration too,
     * and so does a connection whose database answers nothing.
     */
    @Test
    void migrationWhenItTakesLongerThanADatabaseMayBeSilentThenItIsDoneAllTheSame(@TempDir Path migrations)
            throws Exception {
        Path slow = Files.createDirectories(migrations.resolve("db/migration/postgresql"));
        Files.writeString(slow.resolve("V900__slow.sql"), "select pg_sleep(2); create table slow (id int);");
        URL[] path = {migrations.toUri().toURL()};
        JdbcConnectionPool database = Database.POSTGRESQL.empty();
        List<Integer> left = new ArrayList<>();
        try (URLClassLoader application = new URLClassLoader(path, SchemaTest.class.getClassLoader())) {
            Schema.migrate(impatient(database, left), application);
        }
        assertThat(count(database, "select count(*) from slow")).isZero();
        assertThat(left).containsOnly(SILENCE);
        database.dispose();
    }

    /** Notes how long each connection waits when it is given back. */
    private static DataSource impatient(DataSource database, List<Integer> left) {
        return Beans.of(DataSource.class, (source, asked, nothing) -> {
            Connection connection = database.getConnection();
            connection.setNetworkTimeout(Runnable::run, SILENCE);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set idle_in_transaction_session_timeout = 200");
            }
            return Beans.of(Connection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                    left.add(connection.getNetworkTimeout());
                }
                return invoke(method, connection, arguments);
            });
        });
    }

    private static Object invoke(Method method, Connection connection, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void migrate(DataSource database) {
        Schema.migrate(database, SchemaTest.class.getClassLoader());
    }

    private static int count(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Lets who asks for the so-manieth time whether something is there ask only when told. */
    private static final class Halting {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        private final DataSource database;
        private final int question;
        private final AtomicInteger asked = new AtomicInteger();

        Halting(DataSource database, int question) {
            this.database = database;
            this.question = question;
        }

        DataSource source() {
            return Beans.of(DataSource.class, (proxy, method, arguments) -> connection(database.getConnection()));
        }

        private Connection connection(Connection connection) {
            return Beans.of(Connection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")
                        && arguments[0].toString().startsWith("SELECT EXISTS")
                        && asked.incrementAndGet() == question) {
                    reached.countDown();
                    goOn.await();
                }
                return invoke(method, connection, arguments);
            });
        }
    }
}
