package io.symbolon.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Handling;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileEventsTest {
    private final TestClock clock = TestClock.standing();
    private final EventSource user = new EventSource(new ServiceName("user-service"), clock);

    @ParameterizedTest
    @EnumSource
    void handleWhenProfileIsThereThenTheAccountTells(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account(database);
            assertThat(handle(database, event("PROFILE_CREATED", account.id().value()))
                            .isDone())
                    .isTrue();
            assertThat(profileStatus(database, account)).isEqualTo("created");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROFILE_CREATED", "PROFILE_UPDATED"})
    void handleWhenAsAgreedThenTheAccountTells(String name) {
        try (TestDatabase database = TestDatabase.start(Database.H2)) {
            Account account = account(database);
            CloudEvent agreed = GoldenEvent.event(name);
            String text = agreed.toJson().replace(agreed.subject(), account.id().toString());
            assertThat(handle(database, CloudEvent.parse(text).orElseThrow()).isDone())
                    .isTrue();
            assertThat(profileStatus(database, account)).isEqualTo("created");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handleWhenAccountIsGoneThenDoneAndWhenNoneOfOursThenRefused(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThat(handle(database, event("PROFILE_UPDATED", UUID.randomUUID()))
                            .isDone())
                    .isTrue();
            assertThat(handle(database, event("USER_CREATED", UUID.randomUUID()))
                            .isDone())
                    .isFalse();
            CloudEvent empty = user.event("PROFILE_CREATED", "nobody", Map.of());
            assertThat(handle(database, empty).isDone()).isFalse();
        }
    }

    private static String profileStatus(TestDatabase database, Account account) {
        AccountStore store = new AccountStore(database.entities());
        return database.transactions()
                .call(() -> store.find(account.id()))
                .orElseThrow()
                .profileStatus();
    }

    private CloudEvent event(String name, UUID id) {
        return user.event(name, id.toString(), Map.of("user_id", id, "version", 1));
    }

    private static Handling handle(TestDatabase database, CloudEvent event) {
        return database.transactions()
                .call(() -> new ProfileEvents(new AccountStore(database.entities())).handle(event));
    }

    private Account account(TestDatabase database) {
        EmailAddress email = EmailAddress.parse("alice@example.com").orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), clock.instant());
        database.transactions().run(() -> new AccountStore(database.entities()).add(account, email, "hash"));
        return account;
    }
}
