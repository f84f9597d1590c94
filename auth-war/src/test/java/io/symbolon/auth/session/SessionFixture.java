package io.symbolon.auth.session;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real sessions on a real database, with a clock that stands. Thread-safe; close it. */
final class SessionFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final SessionSettings SETTINGS = new SessionSettings(Duration.ofDays(7), Duration.ofDays(30));
    static final Peer PEER = new Peer("192.0.2.1", "a browser");

    final TestDatabase database;
    final TestClock clock = TestClock.at(NOW);
    final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    final AccountStore accounts;
    final Sessions sessions;
    final SessionUpkeep upkeep;
    private final Rotations rotations;

    SessionFixture(Database vendor) {
        database = TestDatabase.start(vendor);
        accounts = new AccountStore(database.entities());
        SessionStore store = new SessionStore(database.entities());
        RefreshTokenStore tokens = new RefreshTokenStore(database.entities());
        Revocations revocations = new Revocations(
                new RevocationStore(database.entities()), new RevocationSettings(Duration.ofMinutes(10)), clock);
        AuditLog audit = AuditLog.of("auth-service", clock, records::add);
        sessions = new Sessions(store, tokens, accounts, revocations, SETTINGS, audit, clock);
        Succession succession = new Succession(tokens, new SuccessorKey(Secret.of("a key")), SETTINGS);
        rotations = new Rotations(store, sessions, succession, accounts, audit, clock);
        upkeep = new SessionUpkeep(store, tokens, database.transactions(), clock);
    }

    Account account() {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), NOW);
        database.transactions().run(() -> accounts.add(account, email, "hash"));
        return account;
    }

    OpenedSession open(Account account) {
        return tryToOpen(account).orElseThrow();
    }

    Optional<OpenedSession> tryToOpen(Account account) {
        return database.transactions().call(() -> sessions.open(account, PEER));
    }

    Rotation rotate(Secret token) {
        return database.transactions().call(() -> rotations.rotate(token, account -> true));
    }

    Rotation rotateInVain(Secret token) {
        return database.transactions().call(() -> rotations.rotate(token, account -> false));
    }

    /** The successor. @throws ClassCastException when it was refused */
    Secret next(Secret token) {
        return ((Rotation.Rotated) rotate(token)).refreshToken();
    }

    Optional<Session> end(UUID session) {
        return database.transactions().call(() -> sessions.end(session, EndReason.LOGGED_OUT));
    }

    List<Session> live(Account account) {
        return database.transactions().call(() -> sessions.live(account.id().value(), Optional.empty(), 100));
    }

    /** One value. */
    Object select(String query) {
        return database.transactions()
                .call(() -> database.entities().createNativeQuery(query).getSingleResult());
    }

    void execute(String statement) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(statement).executeUpdate());
    }

    /** How many refresh tokens of the session could still be used. */
    long usable(UUID session) {
        Object count = select("""
                select count(*) from refresh_token join session on session.id = refresh_token.session_id
                where used_at is null and ended_at is null and session.id = '%s'""".formatted(session));
        return ((Number) count).longValue();
    }

    List<?> revoked() {
        return database.transactions().call(() -> database.entities()
                .createNativeQuery("select revoked from revocation where kind = 'sid'")
                .getResultList());
    }

    @Override
    public void close() {
        database.close();
    }
}
