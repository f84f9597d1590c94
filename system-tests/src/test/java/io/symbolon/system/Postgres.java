package io.symbolon.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that can be taken away and comes back where it was. Not thread-safe. */
public final class Postgres implements AutoCloseable {
    /** Who may everything, and the database that is always there. */
    public static final String USER = "postgres";

    private final Path data;
    private EmbeddedPostgres server;
    private int port;

    public Postgres() {
        try {
            data = Files.createTempDirectory("postgres").resolve("data");
            Files.createDirectory(data);
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return url(USER);
    }

    /** Makes another database, and says where it is. */
    public String create(String database) {
        execute(USER, "create database \"" + database + "\"");
        return url(database);
    }

    public int port() {
        return port;
    }

    /** The same database, by way of another port. */
    public String urlBy(int otherPort) {
        return "jdbc:postgresql://localhost:" + otherPort + "/" + USER;
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** At the port of the first time, with the data of the last. */
    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on") // else what was committed last could be lost
                .start();
        port = server.getPort();
    }

    /** As {@code pg_ctl stop -m immediate}: connections break off, what is not committed is gone. */
    public void stopImmediately() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start();
        ProcessHandle.of(pid).ifPresent(postmaster -> postmaster.onExit().join());
        server.close();
    }

    /** The one number that a query answers. */
    public long count(String query) {
        return count(USER, query);
    }

    public long count(String database, String query) {
        return Long.parseLong(texts(database, query).get(0));
    }

    /** Changes something; how many rows. */
    public int execute(String database, String change) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transaction that has done so much and keeps its locks until it is closed, which rolls it back. */
    public Connection begin(String statement) throws SQLException {
        Connection connection = connect(USER);
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return connection;
    }

    /** Every row of every table, as text. */
    public List<String> dump(String database) {
        return texts(database, "select table_name from information_schema.tables where table_schema = 'public'")
                .stream()
                .flatMap(table ->
                        texts(database, "select '" + table + " ' || t::text from \"" + table + "\" t").stream())
                .toList();
    }

    /** The first column of every row. */
    public List<String> texts(String database, String query) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    private Connection connect(String database) throws SQLException {
        return server.getDatabase(USER, database).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
            Folders.delete(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
