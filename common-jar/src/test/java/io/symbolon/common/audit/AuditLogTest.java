package io.symbolon.common.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.LoggedLines;
import io.symbolon.common.testing.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final UUID USER = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final AuditOrigin ORIGIN = new AuditOrigin("caller", "192.0.2.1", "POST", "/v1/auth/login", "c-1");

    private final LoggedLines logged = new LoggedLines(AuditLog.LOGGER);
    private final List<AuditRecord> rows = new ArrayList<>();

    @AfterEach
    void stop() {
        logged.close();
    }

    @Test
    void recordThenOneLineAndOneRow() {
        log(rows::add)
                .record(AuditEvent.success(AuditType.SESSION_CREATED)
                        .subject(USER)
                        .origin(ORIGIN)
                        .detail("audience", "auth-service")
                        .build());
        assertThat(rows).hasSize(1);
        AuditRecord row = rows.get(0);
        assertThat(row.caller()).isEqualTo("caller");
        assertThat(row.subject()).isEqualTo(USER.toString());
        assertThat(logged.lines())
                .containsExactly("{\"id\":\"" + row.id() + "\",\"time\":\"2026-01-01T00:00:00.123456Z\","
                        + "\"service\":\"x-service\",\"event\":\"session_created\",\"outcome\":\"success\","
                        + "\"caller\":\"caller\",\"subject\":\"" + USER + "\",\"address\":\"192.0.2.1\","
                        + "\"method\":\"POST\",\"path\":\"/v1/auth/login\",\"correlation_id\":\"c-1\",\"count\":1,"
                        + "\"details\":{\"audience\":\"auth-service\"}}");
    }

    @Test
    void recordWhenGrantCannotBeWrittenThenItIsNotGivenR55() {
        AuditLog log = log(record -> {
            throw new IllegalStateException("the database is gone");
        });
        AuditEvent grant = AuditEvent.success(AuditType.AUTHN_TOKEN_CREATED).build();
        assertThatThrownBy(() -> log.record(grant)).isInstanceOf(AuditUnavailableException.class);
        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void recordWhenRefusalCannotBeWrittenThenItStaysARefusalAndIsLogged() {
        AuditLog log = log(record -> {
            throw new IllegalStateException("the database is gone");
        });
        AuditEvent refusal =
                AuditEvent.refused(AuditType.AUTHZ_FAIL, "insufficient_scope").build();
        assertThatCode(() -> log.record(refusal)).doesNotThrowAnyException();
        assertThat(logged.lines()).singleElement().asString().contains("\"reason\":\"insufficient_scope\"");
    }

    @Test
    void recordWhenTheTrailIsBackThenTheRefusalsThatWaitedAreKept() {
        List<AuditRecord> kept = new ArrayList<>();
        boolean[] gone = {true};
        AuditLog log = log(record -> {
            if (gone[0]) {
                throw new IllegalStateException("the database is gone");
            }
            kept.add(record);
        });
        log.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, "one").build());
        gone[0] = false;
        log.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, "two").build());
        assertThat(kept).extracting(AuditRecord::reason).containsExactly("one", "two");
    }

    @Test
    void recordWhenAFloodOfRefusalsThenTheLogIsNotFloodedEither() {
        AuditLog log = log(rows::add);
        for (int i = 0; i < 1000; i++) {
            log.record(AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, "expired_token")
                    .origin(ORIGIN)
                    .build());
        }
        log.end();
        assertThat(logged.lines()).hasSize(Floods.ADMITTED + 1);
        assertThat(rows).hasSize(Floods.ADMITTED + 1);
        assertThat(rows.get(Floods.ADMITTED).count()).isEqualTo(1000 - Floods.ADMITTED);
    }

    private static AuditLog log(Consumer<AuditRecord> trail) {
        return AuditLog.of("x-service", TestClock.at(NOW), trail);
    }
}
