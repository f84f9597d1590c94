package io.symbolon.system.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that can be taken away and comes back where it was. Not thread-safe. */
final class Postgres implements AutoCloseable {
    static final String USER = "postgres";

    private final Path data;
    private EmbeddedPostgres server;
    private int port;

    Postgres() {
        try {
            data = Files.createTempDirectory("postgres").resolve("data");
            Files.createDirectory(data);
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + USER;
    }

    /** At the port of the first time, with the data of the last. */
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on") // else what was committed last could be lost
                .start();
        port = server.getPort();
    }

    /** As {@code pg_ctl stop -m immediate}: connections break off, what is not committed is gone. */
    void stopImmediately() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start();
        ProcessHandle.of(pid).ifPresent(postmaster -> postmaster.onExit().join());
        server.close();
    }

    /** The one number that a query answers. */
    long count(String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
