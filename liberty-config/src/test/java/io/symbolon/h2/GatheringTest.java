package io.symbolon.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheringTest {
    private static final String GATHERING = "jdbc:gathering:h2:file:";
    private static final String PLAIN = "jdbc:h2:file:";
    private static final int COMMITS = 2_000;
    /** Per cent of the file's chunks that is in use: twice as much as is left when nobody gathers, and less than is enough. */
    private static final int GATHERED = 30;

    @TempDir
    private Path directory;

    @BeforeEach
    void table() throws SQLException {
        try (Connection connection = open(PLAIN);
                Statement statement = connection.createStatement()) {
            statement.execute("create table record (id uuid primary key, text varchar)");
        }
    }

    @Test
    void chunksWhenEachRecordWasCommittedAloneThenArePutTogether() throws SQLException {
        try (Connection connection = open(GATHERING)) {
            write(connection);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(inUse(connection)).isGreaterThan(GATHERED));
        }
    }

    /** Fails with an H2 that does so itself: then this package has no reason left. */
    @Test
    void chunksWhenNobodyGathersThenStay() throws SQLException {
        try (Connection connection = open(PLAIN)) {
            write(connection);
            assertThat(inUse(connection)).isLessThan(GATHERED);
        }
    }

    @Test
    void recordsWhenWrittenWhileChunksAreGatheredThenAreAllThere() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try (Connection watching = open(GATHERING)) {
            List<Future<Void>> written = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                written.add(writers.submit(this::writeAndClose));
            }
            for (Future<Void> each : written) {
                each.get();
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(inUse(watching)).isGreaterThan(GATHERED));
        } finally {
            writers.shutdown();
        }
        try (Connection connection = open(PLAIN)) {
            assertThat(number(connection, "select count(distinct id) from record"))
                    .isEqualTo(4 * COMMITS);
        }
    }

    @Test
    void threadWhenDatabaseIsClosedThenEnds() throws SQLException {
        Connection first = open(GATHERING);
        Connection second = open(GATHERING);
        assertThat(threads()).isEqualTo(1);
        first.close();
        assertThat(threads()).isEqualTo(1);
        second.close();
        await().until(() -> threads() == 0);
        try (Connection again = open(GATHERING)) {
            assertThat(again.isReadOnly()).isFalse();
            assertThat(threads()).isEqualTo(1);
        }
        await().until(() -> threads() == 0);
    }

    @Test
    void databaseWhenReadOnlyThenIsLeftAsItIs() throws SQLException {
        String readOnly = GATHERING + directory.resolve(directory.getFileName()) + ";ACCESS_MODE_DATA=r";
        try (Connection connection = new GatheringDriver().connect(readOnly, new Properties())) {
            assertThat(number(connection, "select count(*) from record")).isZero();
            assertThat(threads()).isZero();
        }
    }

    @Test
    void driverWhenUrlIsAnotherThenLeavesItToOthers() throws SQLException {
        Driver driver = new GatheringDriver();
        assertThat(driver.acceptsURL("jdbc:h2:mem:other")).isFalse();
        assertThat(driver.acceptsURL(null)).isFalse();
        assertThat(driver.connect("jdbc:postgresql://localhost/other", new Properties()))
                .isNull();
    }

    private Void writeAndClose() throws SQLException {
        try (Connection connection = open(GATHERING)) {
            write(connection);
        }
        return null;
    }

    private static void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into record values (random_uuid(), ?)")) {
            for (int commit = 0; commit < COMMITS; commit++) {
                insert.setString(1, "x".repeat(400));
                insert.execute();
            }
        }
    }

    private static int inUse(Connection connection) throws SQLException {
        return number(
                connection,
                "select setting_value from information_schema.settings where setting_name = 'info.CHUNKS_FILL_RATE'");
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equalsIgnoreCase("H2 gathering " + directory.getFileName()))
                .count();
    }

    private Connection open(String kind) throws SQLException {
        Driver driver = kind.equals(PLAIN) ? new org.h2.Driver() : new GatheringDriver();
        return driver.connect(
                kind + directory.resolve(directory.getFileName()) + ";WRITE_DELAY=0;RETENTION_TIME=1000",
                new Properties());
    }
}
