package io.symbolon.auth.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStatus;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountLifecycleTest {
    private static final Set<String> BOTH = Set.of(Account.USER, Account.ADMIN);

    @ParameterizedTest
    @EnumSource
    void disableThenSessionsEndAndBothOthersHearIt(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account account = fixture.account(Account.USER);
            UUID session = fixture.open(account).orElseThrow().id();
            assertThat(fixture.disable(account)).isEqualTo(Change.DONE);
            assertThat(fixture.find(account).orElseThrow().status()).isEqualTo(AccountStatus.DISABLED);
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.open(account)).isEmpty();
            assertThat(fixture.rows("select revoked from revocation")).containsExactly(session.toString());
            assertThat(fixture.published())
                    .containsExactlyInAnyOrder(
                            "property.from-auth io.symbolon.USER_DISABLED", "user.from-auth io.symbolon.USER_DISABLED");
            assertThat(fixture.published("USER_DISABLED"))
                    .contains("\"version\":2", account.id().toString());
            assertThat(fixture.records).extracting(AuditRecord::event).containsExactly("user_archived");
        }
    }

    @ParameterizedTest
    @EnumSource
    void disableWhenItIsSoAlreadyThenNothingIsTold(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account account = fixture.account(Account.USER);
            assertThat(fixture.enable(account)).isEqualTo(Change.UNCHANGED);
            fixture.disable(account);
            assertThat(fixture.disable(account)).isEqualTo(Change.UNCHANGED);
            assertThat(fixture.published()).hasSize(2);
            assertThat(fixture.enable(account)).isEqualTo(Change.DONE);
            assertThat(fixture.published("USER_ENABLED")).contains("\"version\":3");
            assertThat(fixture.open(fixture.find(account).orElseThrow())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deleteThenATombstoneAndNothingPersonal(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account account = fixture.account(Account.USER);
            fixture.open(account);
            assertThat(fixture.delete(account)).isEqualTo(Change.DONE);
            assertThat(fixture.delete(account)).isEqualTo(Change.NO_ACCOUNT);
            assertThat(fixture.find(account)).isEmpty();
            assertThat(fixture.rows("select id from account where disabled and email is null and email_key is null"
                            + " and password_hash is null"))
                    .containsExactly(account.id().toString());
            assertThat(fixture.rows("select address || user_agent || end_reason from session"))
                    .containsExactly("deleted");
            assertThat(fixture.published("USER_DELETED"))
                    .contains(account.id().toString())
                    .doesNotContain(account.email());
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesThenEachEventIsAsAgreed(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account account = fixture.account(Account.USER);
            fixture.disable(account);
            fixture.enable(account);
            fixture.delete(account);
            for (String name : List.of("USER_DISABLED", "USER_ENABLED", "USER_DELETED")) {
                String user = GoldenEvent.event(name).subject();
                String told = fixture.published(name).replace(account.id().toString(), user);
                assertThat(GoldenEvent.members(CloudEvent.parse(told).orElseThrow()))
                        .isEqualTo(GoldenEvent.members(name));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void assignWhenARoleIsTakenThenTheSessionsEndAndWhenGivenTheyGoOn(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            fixture.account(Account.USER, Account.ADMIN);
            Account account = fixture.account(Account.USER);
            fixture.open(account);
            assertThat(fixture.assign(account, BOTH)).isEqualTo(Change.DONE);
            assertThat(fixture.live(account)).hasSize(1);
            assertThat(fixture.assign(account, BOTH)).isEqualTo(Change.UNCHANGED);
            assertThat(fixture.assign(account, Set.of(Account.USER))).isEqualTo(Change.DONE);
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.find(account).orElseThrow().roles()).containsExactly(Account.USER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changeWhenItIsTheLastEnabledAdministratorThenRefused(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account last = fixture.account(Account.USER, Account.ADMIN);
            Account disabled = fixture.account(Account.USER, Account.ADMIN);
            fixture.account(Account.USER);
            assertThat(fixture.disable(disabled)).isEqualTo(Change.DONE);
            assertThat(fixture.disable(last)).isEqualTo(Change.LAST_ADMINISTRATOR);
            assertThat(fixture.delete(last)).isEqualTo(Change.LAST_ADMINISTRATOR);
            assertThat(fixture.assign(last, Set.of(Account.USER))).isEqualTo(Change.LAST_ADMINISTRATOR);
            assertThat(fixture.find(last).orElseThrow().isAdministrator()).isTrue();
            assertThat(fixture.delete(disabled)).isEqualTo(Change.DONE);
        }
    }

    /** Each sees the other one still there, unless they wait for each other. */
    @ParameterizedTest
    @EnumSource
    void disableWhenTheTwoLastAdministratorsDoSoAtOnceThenOneRemains(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            for (int round = 0; round < 20; round++) {
                Account one = fixture.account(Account.USER, Account.ADMIN);
                Account other = fixture.account(Account.USER, Account.ADMIN);
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Change>> both =
                        threads.invokeAll(List.of(at(start, fixture, one), at(start, fixture, other)));
                assertThat(List.of(
                                both.get(0).get(30, TimeUnit.SECONDS),
                                both.get(1).get(30, TimeUnit.SECONDS)))
                        .containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMINISTRATOR);
                fixture.execute("update account set disabled = true");
            }
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void changeWhenThereIsNoSuchAccountThenSaysSo(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            UserId nobody = UserId.random();
            assertThat(fixture.change(() -> fixture.lifecycle.disable(nobody))).isEqualTo(Change.NO_ACCOUNT);
            assertThat(fixture.published()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void passwordWhenSetThenTheOtherSessionsEndAndWhoCheckedTheOldOneComesTooLate(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            Account account = fixture.account(Account.USER);
            UUID kept = fixture.open(account).orElseThrow().id();
            fixture.open(account);
            assertThat(fixture.change(() -> fixture.passwords.set(account, "new hash", kept, AuditOrigin.NONE)))
                    .isTrue();
            assertThat(fixture.live(account)).containsExactly(kept);
            assertThat(fixture.rows("select password_hash from account")).containsExactly("new hash");
            assertThat(fixture.open(account)).isEmpty();
            assertThat(fixture.change(() -> fixture.passwords.set(account, "third hash", AuditOrigin.NONE)))
                    .isFalse();
            Account present = fixture.find(account).orElseThrow();
            assertThat(fixture.change(() -> fixture.passwords.set(present, "third hash", AuditOrigin.NONE)))
                    .isTrue();
            assertThat(fixture.live(account)).isEmpty();
        }
    }

    private static Callable<Change> at(CyclicBarrier start, LifecycleFixture fixture, Account account) {
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            return fixture.disable(account);
        };
    }
}
