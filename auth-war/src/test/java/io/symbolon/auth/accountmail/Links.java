package io.symbolon.auth.accountmail;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Links and accounts on a real database, under a clock that stands until it is moved. */
final class Links implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final TestClock clock = TestClock.at(NOW);
    final TestDatabase database;
    final AccountStore accounts;
    final LinkStore store;
    final LinkKey key = new LinkKey(Secret.of("a key for nothing but these tests"));

    Links(Database vendor) {
        database = TestDatabase.start(vendor);
        accounts = new AccountStore(database.entities());
        store = new LinkStore(database.entities(), clock);
    }

    UserId account(String address) {
        EmailAddress email = EmailAddress.parse(address).orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), NOW);
        database.transactions().run(() -> accounts.add(account, email, "no hash"));
        return account.id();
    }

    /** As a courier does for one letter; null when the account had its share. */
    LinkToken issue(UserId account, Occasion occasion) {
        return issue(UUID.randomUUID(), account, occasion);
    }

    LinkToken issue(UUID letter, UserId account, Occasion occasion) {
        LinkToken token = key.token(letter);
        return database.transactions().call(() -> store.issue(letter, account, occasion, token)) ? token : null;
    }

    Optional<UserId> find(LinkToken token, Occasion occasion) {
        return database.transactions().call(() -> store.find(token, occasion));
    }

    Optional<UserId> redeem(LinkToken token, Occasion occasion) {
        return database.transactions().call(() -> store.redeem(token, occasion));
    }

    void execute(String statement) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(statement).executeUpdate());
    }

    long count(String where) {
        Object count = database.transactions().call(() -> database.entities()
                .createNativeQuery("select count(*) from account_link where " + where)
                .getSingleResult());
        return ((Number) count).longValue();
    }

    @Override
    public void close() {
        database.close();
    }
}
