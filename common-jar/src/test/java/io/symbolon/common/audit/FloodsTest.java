package io.symbolon.common.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = TestClock.at(NOW);
    private final Floods floods = new Floods();

    @Test
    void admitsWhenTheTenthOfAMinuteThenByItselfAndTheEleventhNot() {
        for (int i = 0; i < Floods.ADMITTED; i++) {
            assertThat(floods.admits(refusal("192.0.2.1", "expired_token"))).isTrue();
        }
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token"))).isFalse();
        assertThat(floods.admits(refusal("192.0.2.1", "missing_token"))).isTrue();
        assertThat(floods.admits(refusal("192.0.2.2", "expired_token"))).isTrue();
    }

    @Test
    void admitsWhenAtAnInternalPathThenAsManyAsAreAnsweredAsWhatTheyAreR44() {
        flood("192.0.2.1", Floods.ADMITTED + 1);
        for (int i = 0; i < Floods.ADMITTED_AT_INTERNAL_DOORS; i++) {
            assertThat(floods.admits(refusal("192.0.2.1", "expired_token", "/api/internal/x")))
                    .isTrue();
        }
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token", "/api/internal/y")))
                .isFalse();
    }

    @Test
    void admitsWhenAMailIsRefusedThenEachByItselfR44() {
        flood("192.0.2.1", Floods.ADMITTED + 1);
        for (int i = 0; i < Floods.ADMITTED_AT_SEND; i++) {
            assertThat(floods.admits(refusal("192.0.2.1", "expired_token", i % 2 == 0 ? "/send" : "/send/")))
                    .isTrue();
        }
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token", "/send")))
                .isFalse();
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token", "/sending")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/internal;x/properties, 1000",
        "/api;a=b/internal/properties, 1000",
        "/api/%69nternal/properties, 1000",
        "//send, 300",
        "/send;x=1, 300",
        "/send//, 300",
        "/%73end, 300",
        "/send%zz, 10",
        "/internal, 10"
    })
    void admitsWhenThePathIsWrittenOtherwiseThenAsManyAsAtTheOneThatIsMeantR44(String path, int many) {
        for (int i = 0; i < many; i++) {
            assertThat(floods.admits(refusal("192.0.2.1", "expired_token", path)))
                    .isTrue();
        }
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token", path))).isFalse();
    }

    @Test
    void dueWhenTheMinuteIsOverThenOneCountedRecord() {
        flood("192.0.2.1", Floods.ADMITTED + 990);
        clock.advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(floods.due(clock.instant())).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(floods.due(clock.instant())).singleElement().satisfies(record -> {
            assertThat(record.count()).isEqualTo(990);
            assertThat(record.address()).isEqualTo("192.0.2.1");
            assertThat(record.reason()).isEqualTo("expired_token");
            assertThat(record.subject()).isNull();
            assertThat(record.details()).isEmpty();
        });
    }

    @Test
    void dueWhenTheFloodGoesOnThenOneRecordAMinuteAndNoneByItself() {
        flood("192.0.2.1", 500);
        for (int minute = 0; minute < 3; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(floods.due(clock.instant())).hasSize(1);
            assertThat(floods.admits(refusal("192.0.2.1", "expired_token"))).isFalse();
        }
    }

    @Test
    void dueWhenAMinuteWasQuietThenTheNextOneIsAdmittedAgain() {
        flood("192.0.2.1", 500);
        clock.advance(Duration.ofMinutes(1));
        assertThat(floods.due(clock.instant())).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(floods.due(clock.instant())).isEmpty();
        assertThat(floods.admits(refusal("192.0.2.1", "expired_token"))).isTrue();
    }

    @Test
    void admitsWhenOneSubscriberChangesItsIpv6AddressesThenOneFlood() {
        List<Boolean> admitted = new ArrayList<>();
        for (int i = 0; i <= Floods.ADMITTED; i++) {
            admitted.add(floods.admits(refusal("2001:db8::" + i, "expired_token")));
        }
        assertThat(admitted).endsWith(true, false);
    }

    @Test
    void admitsWhenFromTooManyNetworksThenCountedTogether() {
        int networks = Floods.KINDS + 1000;
        for (int i = 0; i < networks; i++) {
            floods.admits(refusal("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), "expired_token"));
        }
        assertThat(floods.all()).singleElement().satisfies(record -> assertThat(record.count())
                .isEqualTo(1000 - Floods.ADMITTED));
    }

    /** Names cost nothing: a new one each time is no new flood, unless the caller has proved it. */
    @Test
    void admitsWhenWhoFailsToProveItNamesAnotherCallerEachTimeThenOneFlood() {
        List<Boolean> unproved = new ArrayList<>();
        List<Boolean> proved = new ArrayList<>();
        for (int i = 0; i <= Floods.ADMITTED; i++) {
            unproved.add(floods.admits(refusal(AuditType.AUTHN_LOGIN_FAIL, "service-" + i)));
            proved.add(floods.admits(refusal(AuditType.AUTHZ_FAIL, "service-" + i)));
        }
        assertThat(unproved).endsWith(true, false);
        assertThat(proved).doesNotContain(false);
    }

    private AuditRecord refusal(AuditType type, String caller) {
        AuditOrigin origin = new AuditOrigin(null, "192.0.2.1", "POST", "/oauth2/token", "c");
        return AuditRecord.of(
                AuditEvent.refused(type, "invalid_client").caller(caller).build(),
                "x-service",
                origin,
                clock.instant());
    }

    /** Else refusals of that kind would not be told of until then. */
    @Test
    void dueWhenTheClockIsSetBackThenTheMinuteIsOver() {
        clock.advance(Duration.ofDays(1));
        flood("192.0.2.1", Floods.ADMITTED + 1);
        clock.advance(Duration.ofDays(-1));
        assertThat(floods.due(clock.instant())).hasSize(1);
    }

    private void flood(String address, int many) {
        for (int i = 0; i < many; i++) {
            floods.admits(refusal(address, "expired_token"));
        }
    }

    private AuditRecord refusal(String address, String reason) {
        return refusal(address, reason, "/x");
    }

    private AuditRecord refusal(String address, String reason, String path) {
        AuditOrigin origin = new AuditOrigin(null, address, "GET", path, "c");
        AuditEvent event = AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, reason)
                .subject("somebody")
                .detail("client", "198.51.100.7")
                .build();
        return AuditRecord.of(event, "x-service", origin, clock.instant());
    }
}
