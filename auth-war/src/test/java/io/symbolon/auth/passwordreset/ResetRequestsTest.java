package io.symbolon.auth.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.guessing.Pseudonyms;
import io.symbolon.auth.rate.RateLimits;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResetRequestsTest {
    private static final String HERE = "2001:db8::1";
    private static final String NEXT_DOOR = "2001:db8::2";
    private static final String ELSEWHERE = "192.0.2.1";

    private final TestClock clock = TestClock.standing();
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void takeWhenANetworkAsksForMoreThanItsShareThenNothingMoreGoesOutForIt(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ResetRequests requests = requests(database, ResetSettings.hourly(2));
            requests.take("zoe@example.org", HERE);
            requests.take("no address", NEXT_DOOR);
            assertThat(letters(database)).isOne();
            // alike, whether anybody can have the address or not
            assertThat(records)
                    .extracting(AuditRecord::event, AuditRecord::subject)
                    .containsExactly(tuple("sensitive_create", null), tuple("sensitive_create", null));
            assertThat(records.toString()).doesNotContain("zoe"); // which no id can happen to contain

            requests.take("bob@example.org", NEXT_DOOR);
            assertThat(letters(database)).isOne();
            assertThat(records).extracting(AuditRecord::event).endsWith("excess_rate_limit_exceeded");

            requests.take("bob@example.org", ELSEWHERE);
            assertThat(letters(database)).isEqualTo(2);
            clock.advance(Duration.ofMinutes(30));
            requests.take("bob@example.org", HERE);
            assertThat(letters(database)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeWhenThereIsNoLimitThenEachGoesOut(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ResetRequests requests = requests(database, ResetSettings.hourly(0));
            for (int i = 0; i < 30; i++) {
                requests.take("ada@example.org", HERE);
            }
            assertThat(letters(database)).isEqualTo(30);
        }
    }

    private ResetRequests requests(TestDatabase database, ResetSettings settings) {
        return new ResetRequests(
                new AccountMails(
                        new HeldOutbox(database, clock, "email-service").outbox(),
                        new EventSource(new ServiceName("auth-service"), clock),
                        clock),
                new RateLimits(database.source(), new Pseudonyms(Secret.of("a pepper of this test")), clock),
                settings,
                AuditLog.of("auth-service", clock, records::add),
                database.transactions());
    }

    private static long letters(TestDatabase database) {
        Object count = database.transactions().call(() -> database.entities()
                .createNativeQuery("select count(*) from outbox")
                .getSingleResult());
        return ((Number) count).longValue();
    }
}
