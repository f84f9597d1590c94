package io.symbolon.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.CommonPasswords;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.HashingCost;
import io.symbolon.auth.credential.HashingSettings;
import io.symbolon.auth.credential.NewAccounts;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.auth.credential.Passwords;
import io.symbolon.auth.store.MilestoneStore;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstAdministratorTest {
    private static final String EMAIL = "root@example.com";
    private static final String PASSWORD = "violet-anchor-quilt-42";

    private final TestClock clock = TestClock.standing();
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void createWhenNoneEverExistedThenOneWithBothRolesAndNeverAgain(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThat(isDue(database, EMAIL, PASSWORD)).isTrue();
            create(database, EMAIL, PASSWORD);
            assertThat(roles(database)).containsExactly("admin user");
            assertThat(isDue(database, "another@example.com", PASSWORD)).isFalse();
            create(database, "another@example.com", PASSWORD); // a second server, a moment later
            assertThat(roles(database)).hasSize(1);
            assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.event()).isEqualTo("user_created");
                assertThat(record.details()).containsEntry("roles", "user admin");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void createWhenTheAddressHasAnAccountThenRefusedAndStillDue(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            EmailAddress email = EmailAddress.parse("ROOT@example.com").orElseThrow();
            Account account = Account.create(email, Set.of(Account.USER), clock.instant());
            database.transactions().run(() -> new AccountStore(database.entities()).add(account, email, "hash"));
            assertThatThrownBy(() -> create(database, EMAIL, PASSWORD)).hasMessageContaining("ADMIN_EMAIL");
            assertThat(roles(database)).containsExactly("user");
            assertThat(isDue(database, EMAIL, PASSWORD)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void createWhenASettingIsUnfitThenRefusedNamingIt(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThatThrownBy(() -> create(database, "root", PASSWORD)).hasMessageContaining("ADMIN_EMAIL");
            assertThatThrownBy(() -> create(database, EMAIL, null)).hasMessageContaining("ADMIN_PASSWORD");
            assertThatThrownBy(() -> create(database, EMAIL, "short")).hasMessageContaining("ADMIN_PASSWORD");
        }
    }

    @ParameterizedTest
    @EnumSource
    void createWhenThePasswordIsMadeOfTheAddressThenRefusedNamingItR21(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            String password = "wilhelmina.krause1";
            assertThatThrownBy(() -> create(database, "wilhelmina.krause@acme-widgets.example", password))
                    .hasMessage("admin.password [ADMIN_PASSWORD] is too common or too easily guessed");
            assertThat(roles(database)).isEmpty();
            create(database, EMAIL, password);
            assertThat(roles(database)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void createWhenNobodyIsNamedThenThereIsNoAccountR28(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThat(isDue(database, null, null)).isFalse();
            assertThat(roles(database)).isEmpty();
        }
    }

    private boolean isDue(TestDatabase database, String email, String password) {
        return database.transactions()
                .call(() -> first(database, email, password).isDue());
    }

    private void create(TestDatabase database, String email, String password) {
        database.transactions().run(() -> first(database, email, password).create());
    }

    private FirstAdministrator first(TestDatabase database, String email, String password) {
        AdministratorSettings settings = new AdministratorSettings(
                Optional.ofNullable(email), Optional.ofNullable(password).map(Secret::of));
        NewAccounts accounts = new NewAccounts(
                new AccountStore(database.entities()),
                new HeldOutbox(database, clock, "user.from-auth").outbox(),
                new EventSource(new ServiceName("auth-service"), clock));
        return new FirstAdministrator(
                settings,
                new AdministratorAccounts(
                        new MilestoneStore(database.entities(), clock),
                        accounts,
                        clock,
                        AuditLog.of("auth-service", clock, records::add)),
                new PasswordPolicy(new CommonPasswords()),
                new Passwords(new HashingSettings(new HashingCost(64, 1, 1), 1, 1)));
    }

    private static List<String> roles(TestDatabase database) {
        List<?> rows = database.transactions().call(() -> database.entities()
                .createNativeQuery("select roles from account")
                .getResultList());
        return rows.stream().map(Object::toString).toList();
    }
}
