package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.testing.Database;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditResourceTest {
    private final AuditFixture fixture = new AuditFixture(Database.H2);
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void verifyWhenAnotherIsRunningThenItsRefusalIsOnRecordAndNoReading() throws Exception {
        AuditResource resource = resource();
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(resource::verify);
        AuditFixture.await(reading);
        assertThat(resource.verify().getStatus()).isEqualTo(429);
        assertThat(records)
                .extracting(AuditRecord::event, AuditRecord::outcome, AuditRecord::reason)
                .containsExactly(tuple("excess_rate_limit_exceeded", "refused", "too_many_at_once"));
        goOn.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        assertThat(records)
                .extracting(AuditRecord::event, AuditRecord::outcome)
                .endsWith(tuple("sensitive_read", "success"))
                .hasSize(2);
    }

    /** Its verifications wait for the test before they read. */
    private AuditResource resource() {
        ChainStore held = new ChainStore(new Jdbc(() -> {
            reading.countDown();
            AuditFixture.await(goOn);
            return fixture.database.source().getConnection();
        }));
        Heads heads = new Heads(fixture.chain, fixture.seal, new HeadFile(Optional.empty()), fixture.clock);
        AuditLog audit = AuditLog.of("auth-service", fixture.clock, records::add);
        return new AuditResource(fixture.records, new Trail(held, fixture.seal, heads), audit);
    }
}
