package io.symbolon.auth.rate;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.AbstractSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.symbolon.common.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** bucket4j's buckets in a table, by SQL that both databases understand; its own managers know no H2. Thread-safe. */
final class BucketTable extends AbstractSelectForUpdateBasedProxyManager<String> {
    /** Who is ahead by less waits no longer than for a rate; and no server that is behind by less takes others' buckets away. */
    private static final Duration APART = Duration.ofHours(1);

    private final DataSource database;
    private final InstantSource clock;

    BucketTable(DataSource database, InstantSource clock) {
        super(ClientSideConfig.getDefault().withClientClock(meter(clock)));
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected SelectForUpdateBasedTransaction allocateTransaction(String id, Optional<Long> timeoutNanos) {
        try {
            return new BucketTransaction(database.getConnection(), id, clock);
        } catch (SQLException unavailable) {
            throw new UncheckedSqlException(unavailable);
        }
    }

    @Override
    public void removeProxy(String id) {
        delete("delete from rate_bucket where id = ?", id);
    }

    /** Removes what was not used for so long, and what a clock that was ahead has used: it would not fill again until then. */
    void purge(Duration idle) {
        Instant now = clock.instant();
        delete(
                "delete from rate_bucket where used_at < ? or used_at > ?",
                Sql.time(now.minus(idle)),
                Sql.time(now.plus(APART)));
    }

    private void delete(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException unavailable) {
            throw new UncheckedSqlException(unavailable);
        }
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
