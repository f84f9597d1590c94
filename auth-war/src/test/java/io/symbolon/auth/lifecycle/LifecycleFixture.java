package io.symbolon.auth.lifecycle;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountChangeStore;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.RefreshTokenStore;
import io.symbolon.auth.session.Rotation;
import io.symbolon.auth.session.Rotations;
import io.symbolon.auth.session.Session;
import io.symbolon.auth.session.SessionSettings;
import io.symbolon.auth.session.SessionStore;
import io.symbolon.auth.session.Sessions;
import io.symbolon.auth.session.Succession;
import io.symbolon.auth.session.SuccessorKey;
import io.symbolon.auth.ticket.TicketStore;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The real lifecycle on a real database. Thread-safe; close it. */
final class LifecycleFixture implements AutoCloseable {
    final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    final AccountLifecycle lifecycle;
    final NewPassword passwords;
    private final TestDatabase database;
    private final TestClock clock = TestClock.standing();
    final Sessions sessions;
    private final AccountStore accounts;
    private final Rotations rotations;

    LifecycleFixture(Database vendor) {
        database = TestDatabase.start(vendor);
        accounts = new AccountStore(database.entities());
        AccountChangeStore changes = new AccountChangeStore(database.entities());
        SessionStore store = new SessionStore(database.entities());
        RefreshTokenStore tokens = new RefreshTokenStore(database.entities());
        SessionSettings settings = new SessionSettings(Duration.ofDays(7), Duration.ofDays(30));
        Revocations revocations = new Revocations(
                new RevocationStore(database.entities()), new RevocationSettings(Duration.ofMinutes(10)), clock);
        AuditLog audit = AuditLog.of("auth-service", clock, records::add);
        sessions = new Sessions(store, tokens, accounts, revocations, settings, audit, clock);
        Outbox outbox =
                new HeldOutbox(database, clock, "user.from-auth", "property.from-auth", "email-service").outbox();
        EventSource source = new EventSource(new ServiceName("auth-service"), clock);
        LifecycleEvents events = new LifecycleEvents(outbox, source);
        Succession succession = new Succession(tokens, new SuccessorKey(Secret.of("a key")), settings);
        rotations = new Rotations(store, sessions, succession, accounts, audit, clock);
        lifecycle =
                new AccountLifecycle(accounts, changes, sessions, new TicketStore(database.entities()), events, audit);
        passwords = new NewPassword(
                accounts,
                changes,
                sessions,
                new LinkStore(database.entities(), clock),
                new AccountMails(outbox, source, clock),
                audit);
    }

    Account account(String... roles) {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
        Account account = Account.create(email, Set.of(roles), clock.instant());
        database.transactions().run(() -> accounts.add(account, email, "hash"));
        return account;
    }

    Optional<Account> find(Account account) {
        return change(() -> accounts.find(account.id()));
    }

    Optional<OpenedSession> open(Account account) {
        return change(() -> sessions.open(account, new Peer("192.0.2.1", "a browser")));
    }

    List<UUID> live(Account account) {
        return change(() -> sessions.live(account.id().value(), Optional.empty(), 100)).stream()
                .map(Session::id)
                .toList();
    }

    Change disable(Account account) {
        return change(() -> lifecycle.disable(account.id()));
    }

    Change enable(Account account) {
        return change(() -> lifecycle.enable(account.id()));
    }

    Change delete(Account account) {
        return change(() -> lifecycle.delete(account.id()));
    }

    Change assign(Account account, Set<String> roles) {
        return change(() -> lifecycle.assign(account.id(), roles));
    }

    Rotation rotate(Secret refreshToken) {
        return change(() -> rotations.rotate(refreshToken, account -> true));
    }

    <T> T change(Supplier<T> act) {
        return database.transactions().call(act);
    }

    void execute(String statement) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(statement).executeUpdate());
    }

    List<String> rows(String query) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(query).getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    /** Destination and type of each letter. */
    List<String> published() {
        return rows("select destination || ' ' || payload from outbox").stream()
                .map(row -> row.replaceAll("^(\\S+) .*\"type\":\"([^\"]+)\".*", "$1 $2"))
                .toList();
    }

    /** The letter of that name, to either of the two. */
    String published(String name) {
        return rows("select payload from outbox where payload like '%" + name + "%' limit 1")
                .get(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
