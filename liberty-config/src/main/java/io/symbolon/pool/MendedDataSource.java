package io.symbolon.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Liberty's data source, each of whose connections is without the mark of its last release. Safe for threads. */
final class MendedDataSource implements DataSource {
    private final DataSource pool;
    /** Found along the first connection; nothing, where there is no way to the mark. */
    private volatile Consumer<Connection> mending = this::first;

    MendedDataSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return unmarked(pool.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return unmarked(pool.getConnection(user, password));
    }

    private Connection unmarked(Connection taken) {
        mending.accept(taken);
        return taken;
    }

    private void first(Connection taken) {
        mending = ReleaseMark.find(taken)
                .<Consumer<Connection>>map(mark -> mark::takeOff)
                .orElse(unmended -> {});
        mending.accept(taken);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        pool.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
