package io.symbolon.system.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.system.Login;
import io.symbolon.system.Postgres;
import io.symbolon.system.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two servers of a new version come at once to a PostgreSQL of real size, whose migration takes longer than the one gives a
 * silent database, and than the other would try to come first unless told otherwise: the indexes of auth and of the
 * events are built anew, among {@code ROWS} of the environment (two million) in each table, and wait for somebody's lock.
 * Asserted is that both begin and that nobody's session is lost; what was built in which time is reported.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=MigrationProof</pre>
 */
class MigrationProof {
    private static final System.Logger LOG = System.getLogger(MigrationProof.class.getName());
    private static final String ROWS = System.getenv().getOrDefault("ROWS", "2000000");
    /** Longer than {@code db.socket.timeout} and than Flyway's 50 attempts. */
    private static final Duration WAIT = Duration.ofSeconds(70);

    private static final List<String> AS_BEFORE = List.of(
            "drop index session_expiry",
            "drop index session_end",
            "drop index account_order",
            "drop index inbox_event",
            "drop index inbox_old",
            "drop index inbox_open",
            "delete from schema_history where version in ('73', '74')",
            "delete from event_schema_history where version in ('6', '7', '8')");
    private static final List<String> ROWS_MORE = List.of("""
            insert into session (id, account_id, created_at, auth_time, last_used_at, expires_at)
              select gen_random_uuid(), (select min(id) from account), now(), now(), now(), now() + interval '30 days'
              from generate_series(1, %s)""", """
            insert into inbox (queue, event_id, state, received_at)
              select 'audit', gen_random_uuid(), 'handled', now() from generate_series(1, %s)""");
    private static final String WAITS = """
            select count(*) from pg_stat_activity
              where query like '%create index%' and wait_event_type = 'Lock' and pid <> pg_backend_pid()
                and query_start < now() - interval '""" + WAIT.toSeconds() + " s'";

    @Test
    void databaseOfRealSizeWhenTwoServersMigrateItForMinutesThenBothBeginAndNothingIsLost() throws SQLException {
        try (AuthPair pair = new AuthPair()) {
            Login login = pair.one().login(pair.one().register());
            pair.servers().forEach(server -> server.process().stop());
            AS_BEFORE.forEach(step -> execute(pair, step));
            ROWS_MORE.forEach(rows -> execute(pair, rows.formatted(ROWS)));

            Connection lock = pair.database().begin("lock table session in row exclusive mode");
            pair.launch();
            await().atMost(WAIT.multipliedBy(3)).until(() -> pair.database().count(WAITS) > 0);
            lock.close();
            Instant free = Instant.now();
            pair.servers().forEach(Server::awaitReady);

            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} rows in each table: both ready {1} after the lock was free",
                    ROWS,
                    Duration.between(free, Instant.now()));
            assertThat(pair.database().count("select count(*) from schema_history where version = '74' and success"))
                    .isOne();
            pair.server(1)
                    .post("/v1/auth/refresh")
                    .json(Map.of("refresh_token", login.refreshToken()))
                    .send()
                    .expect(200);
        }
    }

    private static void execute(AuthPair pair, String statement) {
        pair.database().execute(Postgres.USER, statement);
    }
}
