package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewAccountsTest {
    private static final EmailAddress ADA =
            EmailAddress.parse("ada@example.org").orElseThrow();

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void addThenTheEventIsAsAgreed(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account();
            assertThat(add(database, account)).isTrue();
            CloudEvent agreed = GoldenEvent.event("USER_CREATED");
            String told = letters(database).get(0).replace(account.id().toString(), agreed.subject());
            assertThat(GoldenEvent.members(CloudEvent.parse(told).orElseThrow()))
                    .isEqualTo(GoldenEvent.members("USER_CREATED"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void addWhenTheAddressIsTakenThenNothingIsTold(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            add(database, account());
            assertThat(add(database, account())).isFalse();
            assertThat(letters(database)).hasSize(1);
        }
    }

    private Account account() {
        return Account.create(ADA, Set.of(Account.USER), clock.instant());
    }

    private boolean add(TestDatabase database, Account account) {
        NewAccounts accounts = new NewAccounts(
                new AccountStore(database.entities()),
                outbox(database).outbox(),
                new EventSource(new ServiceName("auth-service"), clock));
        return database.transactions().call(() -> accounts.add(account, ADA, "hash", "Ada"));
    }

    private List<String> letters(TestDatabase database) {
        return outbox(database).letters();
    }

    private HeldOutbox outbox(TestDatabase database) {
        return new HeldOutbox(database, clock, "user.from-auth");
    }
}
