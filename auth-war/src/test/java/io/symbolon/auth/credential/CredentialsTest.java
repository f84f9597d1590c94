package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.CheckOutcome.Proven;
import io.symbolon.auth.credential.CheckOutcome.Wrong;
import io.symbolon.auth.guessing.GuessStore;
import io.symbolon.auth.guessing.Guessing;
import io.symbolon.auth.guessing.GuessingSettings;
import io.symbolon.auth.guessing.Pseudonyms;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialsTest {
    private static final HashingCost CHEAP = new HashingCost(64, 1, 1);
    private static final String EMAIL = "ada@example.org";
    private static final Secret PASSWORD = Secret.of("violet-anchor-quilt-42");
    private static final Secret ANOTHER = Secret.of("violet-anchor-quilt-43");

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void checkWhenTheCostRoseThenARightPasswordIsHashedAnewR23(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            String before = passwords(CHEAP).hash(PASSWORD);
            add(database, before);
            assertThat(check(database, ANOTHER)).isInstanceOf(Wrong.class);
            assertThat(hash(database)).isEqualTo(before);
            assertThat(check(database, PASSWORD)).isInstanceOf(Proven.class);
            String renewed = hash(database);
            assertThat(renewed).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(check(database, PASSWORD)).isInstanceOf(Proven.class);
            assertThat(hash(database)).as("not once more").isEqualTo(renewed);
        }
    }

    private CheckOutcome check(TestDatabase database, Secret password) {
        Guessing guessing = new Guessing(
                new GuessStore(database.entities()),
                GuessingSettings.DEFAULT,
                new Pseudonyms(Secret.of("a pepper of this test")),
                clock);
        Credentials credentials =
                new Credentials(new AccountStore(database.entities()), passwords(HashingCost.DEFAULT), guessing);
        return database.transactions().call(() -> credentials.check(EMAIL, password, "192.0.2.1"));
    }

    private void add(TestDatabase database, String hash) {
        EmailAddress email = EmailAddress.parse(EMAIL).orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), clock.instant());
        database.transactions().run(() -> new AccountStore(database.entities()).add(account, email, hash));
    }

    private static String hash(TestDatabase database) {
        return database.transactions().call(() -> database.entities()
                .createNativeQuery("select password_hash from account")
                .getSingleResult()
                .toString());
    }

    private static Passwords passwords(HashingCost cost) {
        return new Passwords(new HashingSettings(cost, 1, 1));
    }
}
