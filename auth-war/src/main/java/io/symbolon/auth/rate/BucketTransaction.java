package io.symbolon.auth.rate;

import io.github.bucket4j.distributed.proxy.generic.select_for_update.LockAndGetResult;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.symbolon.common.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** One look at one bucket, under its row's lock. Used by one thread. */
final class BucketTransaction implements SelectForUpdateBasedTransaction {
    private final Connection connection;
    private final String id;
    private final InstantSource clock;

    BucketTransaction(Connection connection, String id, InstantSource clock) {
        this.connection = connection;
        this.id = id;
        this.clock = clock;
    }

    /** What JDBC does, which may fail. */
    @FunctionalInterface
    private interface Work<T> {
        T does() throws SQLException;
    }

    @Override
    public void begin(Optional<Long> timeoutNanos) {
        doing(() -> {
            connection.setAutoCommit(false);
            return null;
        });
    }

    @Override
    public LockAndGetResult tryLockAndGet(Optional<Long> timeoutNanos) {
        return doing(() -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select state from rate_bucket where id = ? for update")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? LockAndGetResult.locked(row.getBytes(1)) : LockAndGetResult.notLocked();
                }
            }
        });
    }

    @Override
    public boolean tryInsertEmptyData(Optional<Long> timeoutNanos) {
        return doing(() -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into rate_bucket (id, used_at) values (?, ?) on conflict do nothing")) {
                insert.setString(1, id);
                insert.setObject(2, Sql.time(clock.instant()));
                return insert.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void update(byte[] data, RemoteBucketState state, Optional<Long> timeoutNanos) {
        doing(() -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update rate_bucket set state = ?, used_at = ? where id = ?")) {
                update.setBytes(1, data);
                update.setObject(2, Sql.time(clock.instant()));
                update.setString(3, id);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public void commit(Optional<Long> timeoutNanos) {
        doing(() -> {
            connection.commit();
            return null;
        });
    }

    @Override
    public void rollback() {
        doing(() -> {
            connection.rollback();
            return null;
        });
    }

    @Override
    public void release() {
        doing(() -> {
            try (connection) {
                connection.setAutoCommit(true);
            }
            return null;
        });
    }

    private static <T> T doing(Work<T> work) {
        try {
            return work.does();
        } catch (SQLException failure) {
            throw new UncheckedSqlException(failure);
        }
    }
}
