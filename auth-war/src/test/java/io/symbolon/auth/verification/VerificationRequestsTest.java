package io.symbolon.auth.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.credential.UserId;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationRequestsTest {
    private final TestClock clock = TestClock.standing();
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void takeWhenAUserAsksForMoreThanTheirShareThenNothingMoreGoesOutForThem(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            VerificationRequests requests = new VerificationRequests(
                    new AccountMails(
                            new HeldOutbox(database, clock, "email-service").outbox(),
                            new EventSource(new ServiceName("auth-service"), clock),
                            clock),
                    new RateLimits(database.source(), new Pseudonyms(Secret.of("a pepper of this test")), clock),
                    AuditLog.of("auth-service", clock, records::add));
            UserId ada = new UserId(UUID.randomUUID());
            int most = VerificationRequests.RATE.times();
            for (int i = 0; i < most; i++) {
                take(database, requests, ada);
            }
            assertThat(letters(database)).isEqualTo(most);
            assertThat(records).isEmpty();

            take(database, requests, ada);
            assertThat(letters(database)).isEqualTo(most);
            assertThat(records).extracting(AuditRecord::reason).containsExactly("too_many_verifications");

            take(database, requests, new UserId(UUID.randomUUID()));
            assertThat(letters(database)).isEqualTo(most + 1L);
        }
    }

    private static void take(TestDatabase database, VerificationRequests requests, UserId user) {
        database.transactions().run(() -> requests.take(user));
    }

    private static long letters(TestDatabase database) {
        Object count = database.transactions().call(() -> database.entities()
                .createNativeQuery("select count(*) from outbox")
                .getSingleResult());
        return ((Number) count).longValue();
    }
}
