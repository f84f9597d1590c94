package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A trail on the database given, whose clock runs by itself; the servers' clock stands still and far from it. */
final class AuditFixture implements AutoCloseable {
    static final Secret KEY = Secret.of("a key of the tests that no database sees");

    /** So long that only {@link #age} ends one. */
    static final Duration LEASE = Duration.ofHours(1);

    final TestDatabase database;
    final TestClock clock = TestClock.standing();
    final Seal seal = new Seal(KEY);
    final TrailStore records;
    final ChainStore chain;

    AuditFixture(Database vendor) {
        database = TestDatabase.start(vendor);
        records = new TrailStore(database.entities(), database.source(), database.transactions());
        chain = new ChainStore(database.source());
    }

    /** Of one more server. */
    Sealer sealer() {
        return new Sealer(chain, new SealerStore(database.source()), seal, LEASE);
    }

    /** So much time goes by in the database. */
    void age(Duration time) {
        ageLease(time);
        tamper("update audit_record set stored_at = stored_at - interval '" + time.toSeconds() + "' second");
    }

    /** The same where only leases count. */
    void ageLease(Duration time) {
        tamper("update audit_sealer set until = until - interval '" + time.toSeconds() + "' second");
    }

    /** The ids of so many new records, in their order. */
    List<UUID> add(int many) {
        return IntStream.range(0, many).mapToObj(i -> add("path/" + i)).toList();
    }

    private UUID add(String path) {
        AuditRecord record = record("auth-service", "success", "user-service", path);
        records.add(StoredRecord.of(record));
        return record.id();
    }

    AuditRecord record(String service, String outcome, String caller, String path) {
        return new AuditRecord(
                UUID.randomUUID(),
                clock.instant(),
                service,
                "sensitive_read",
                outcome,
                caller,
                "subject",
                "192.0.2.7",
                "GET",
                path,
                outcome.equals("success") ? null : "expired_token",
                UUID.randomUUID().toString(),
                1,
                Map.of("ä", "b", "a", "x"));
    }

    Head head() {
        Link last = chain.last();
        return seal.sign(last.place(), last.mac(), clock.instant());
    }

    Finding verify(Head known) {
        return new Verification(chain, seal, Optional.ofNullable(known)).run();
    }

    /** As somebody would who holds the database. */
    void tamper(String... statements) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long number(String sql) {
        return new Jdbc(database.source()::getConnection).call(connection -> Jdbc.number(connection, sql));
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
