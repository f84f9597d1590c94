package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.guessing.GuessStore;
import io.symbolon.auth.guessing.Guessing;
import io.symbolon.auth.guessing.GuessingSettings;
import io.symbolon.auth.guessing.Pseudonyms;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * R24: whether an address is unknown, its account disabled or the password wrong, as much is hashed, in no more memory,
 * and the same statements are executed in the same order. So is it once guessing is slowed, and after the cost of
 * hashes was raised. No clock can tell that as surely.
 */
class AlikenessTest {
    private static final HashingSettings CHEAP = new HashingSettings(new HashingCost(64, 1, 1), 2, 8);
    private static final Secret RIGHT = Secret.of("violet-anchor-quilt-42");
    private static final Secret WRONG = Secret.of("a password of somebody else");
    private static final String ADDRESS = "192.0.2.1";

    private final List<String> statements = new ArrayList<>();
    private final CountedMemory memory = new CountedMemory();
    private final Passwords passwords = new Passwords(CHEAP, memory);

    @ParameterizedTest
    @EnumSource
    void checkWhenUnknownWrongOrDisabledThenTheSameIsDoneR24(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            account(database, "wrong@example.org");
            account(database, "disabled@example.org");
            disable(database, "disabled@example.org");
            Work wrong = check(database, "wrong@example.org", WRONG);
            assertThat(wrong.outcome()).isEqualTo(new CheckOutcome.Wrong());
            assertThat(wrong.blocks()).isEqualTo(CHEAP.cost().memoryKiB());
            assertThat(check(database, "unknown@example.org", WRONG)).isEqualTo(wrong);
            assertThat(check(database, "disabled@example.org", WRONG)).isEqualTo(wrong);
            assertThat(check(database, "disabled@example.org", RIGHT)).isEqualTo(wrong);
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkWhenHashedBeforeTheCostRoseThenTheSameIsDoneR24(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Passwords before = new Passwords(new HashingSettings(new HashingCost(24, 1, 1), 2, 8));
            account(database, "wrong@example.org", before.hash(RIGHT));
            account(database, "disabled@example.org", before.hash(RIGHT));
            disable(database, "disabled@example.org");
            Work unknown = check(database, "unknown@example.org", WRONG);
            assertThat(unknown.blocks()).isEqualTo(CHEAP.cost().memoryKiB());
            assertThat(check(database, "wrong@example.org", WRONG)).isEqualTo(unknown);
            assertThat(check(database, "disabled@example.org", RIGHT)).isEqualTo(unknown);
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkWhenSlowedThenTheSameIsDoneWhateverThePasswordR24(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            account(database, "ada@example.org");
            for (int i = 0; i < 5; i++) {
                check(database, "ada@example.org", WRONG);
                check(database, "unknown@example.org", WRONG);
            }
            Work slowed = check(database, "ada@example.org", RIGHT);
            assertThat(slowed.outcome()).isInstanceOf(CheckOutcome.Slowed.class);
            assertThat(slowed.blocks()).isZero();
            assertThat(check(database, "ada@example.org", WRONG)).isEqualTo(slowed);
            assertThat(check(database, "unknown@example.org", WRONG)).isEqualTo(slowed);
        }
    }

    /** What a check did. */
    private record Work(CheckOutcome outcome, int blocks, List<String> statements) {}

    private Work check(TestDatabase database, String email, Secret password) {
        EntityManager entities = noting(database.entities());
        Guessing guessing = new Guessing(
                new GuessStore(entities),
                GuessingSettings.DEFAULT,
                new Pseudonyms(Secret.of("a pepper of this test")),
                TestClock.standing());
        Credentials credentials = new Credentials(new AccountStore(entities), passwords, guessing);
        statements.clear();
        memory.filled = 0;
        CheckOutcome outcome = database.transactions().call(() -> credentials.check(email, password, ADDRESS));
        assertThat(statements).isNotEmpty();
        return new Work(outcome, memory.filled, List.copyOf(statements));
    }

    /** The same, with every statement noted. */
    private EntityManager noting(EntityManager entities) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> note(entities, method, arguments));
    }

    private Object note(EntityManager entities, Method method, Object... arguments) throws Throwable {
        if (method.getName().equals("createNativeQuery")) {
            statements.add((String) arguments[0]);
        }
        try {
            return method.invoke(entities, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void account(TestDatabase database, String address) {
        account(database, address, passwords.hash(RIGHT));
    }

    private static void account(TestDatabase database, String address, String hash) {
        EmailAddress email = EmailAddress.parse(address).orElseThrow();
        Account account =
                Account.create(email, Set.of(Account.USER), TestClock.standing().instant());
        database.transactions().run(() -> new AccountStore(database.entities()).add(account, email, hash));
    }

    private static void disable(TestDatabase database, String address) {
        database.transactions().run(() -> database.entities()
                .createNativeQuery("update account set disabled = true where email = ?1")
                .setParameter(1, address)
                .executeUpdate());
    }

    /** Counts the blocks that are filled: as all of these hashes make one pass, each is once. */
    private static final class CountedMemory extends HashingMemory {
        /** What Bouncy Castle takes for each hash beside its memory. */
        private static final int BESIDE = 4;

        private int filled;

        CountedMemory() {
            super(CHEAP);
        }

        @Override
        synchronized BlockPool pool() {
            filled -= BESIDE;
            BlockPool pool = super.pool();
            return new BlockPool() {
                @Override
                public Block allocate() {
                    filled++;
                    return pool.allocate();
                }

                @Override
                public void deallocate(Block block) {
                    pool.deallocate(block);
                }
            };
        }
    }
}
