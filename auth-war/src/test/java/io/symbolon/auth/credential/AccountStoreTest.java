package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:34:56.123456Z");

    @ParameterizedTest
    @EnumSource
    void findWhenAddedThenTheSame(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account("Alice@Example.com");
            assertThat(add(database, account)).isTrue();
            AccountStore store = new AccountStore(database.entities());
            assertThat(database.transactions().call(() -> store.find(account.id())))
                    .contains(account);
            assertThat(database.transactions().call(() -> store.find(UserId.random())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findCredentialWhenWrittenOtherwiseThenFound(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account("Alice@Example.com");
            add(database, account);
            AccountStore store = new AccountStore(database.entities());
            assertThat(database.transactions().call(() -> store.findCredential(email("aLICE@example.COM"))))
                    .contains(new StoredCredential(account, "hash"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void addWhenFiftyAtOnceThenExactlyOneWins(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ExecutorService clients = Executors.newFixedThreadPool(50);
            CountDownLatch go = new CountDownLatch(1);
            List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 50)
                    .mapToObj(client -> CompletableFuture.supplyAsync(
                            () -> {
                                await(go);
                                return add(database, account("alice@example.com"));
                            },
                            clients))
                    .toList();
            go.countDown();
            CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new)).get();
            clients.shutdown();
            assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rehashWhenThePasswordWasChangedMeanwhileThenNothing(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account("alice@example.com");
            add(database, account);
            AccountStore store = new AccountStore(database.entities());
            database.transactions().run(() -> store.rehash(account.id(), "another hash", "stale"));
            assertThat(hash(database)).isEqualTo("hash");
            database.transactions().run(() -> store.rehash(account.id(), "hash", "stronger"));
            assertThat(hash(database)).isEqualTo("stronger");
        }
    }

    @ParameterizedTest
    @EnumSource
    void profileCreatedThenTold(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Account account = account("alice@example.com");
            add(database, account);
            AccountStore store = new AccountStore(database.entities());
            database.transactions().run(() -> store.profileCreated(account.id()));
            assertThat(database.transactions()
                            .call(() -> store.find(account.id()))
                            .map(Account::profileStatus))
                    .contains("created");
        }
    }

    @ParameterizedTest
    @EnumSource
    void listThenTheOldestFirstWithoutTheDeletedAndEachOnce(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            List<UserId> ids = IntStream.range(0, 5)
                    .mapToObj(i -> account("user" + i + "@example.com"))
                    .peek(account -> add(database, account))
                    .map(Account::id)
                    .toList();
            database.transactions().run(() -> database.entities()
                    .createNativeQuery("update account set email = null, email_key = null where id = ?1")
                    .setParameter(1, ids.get(2).toString())
                    .executeUpdate());
            AccountStore store = new AccountStore(database.entities());
            List<UserId> first = page(database, store, Optional.empty());
            List<UserId> second = page(database, store, Optional.of(first.get(1)));
            assertThat(first).hasSize(2).doesNotContainAnyElementsOf(second);
            assertThat(second).hasSize(2);
            assertThat(ids).containsAll(first).containsAll(second);
            assertThat(page(database, store, Optional.of(second.get(1)))).isEmpty();
        }
    }

    private static List<UserId> page(TestDatabase database, AccountStore store, Optional<UserId> after) {
        return database.transactions().call(() -> store.list(after, 2)).stream()
                .map(Account::id)
                .toList();
    }

    private static String hash(TestDatabase database) {
        return database.transactions()
                .call(() -> new AccountStore(database.entities()).findCredential(email("alice@example.com")))
                .map(StoredCredential::hash)
                .orElseThrow();
    }

    private static boolean add(TestDatabase database, Account account) {
        return database.transactions()
                .call(() -> new AccountStore(database.entities()).add(account, email(account.email()), "hash"));
    }

    private static Account account(String address) {
        return Account.create(email(address), Set.of(Account.USER), NOW);
    }

    private static EmailAddress email(String address) {
        return EmailAddress.parse(address).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
