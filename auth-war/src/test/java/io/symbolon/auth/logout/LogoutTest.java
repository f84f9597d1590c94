package io.symbolon.auth.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.RefreshTokenStore;
import io.symbolon.auth.session.SessionSettings;
import io.symbolon.auth.session.SessionStore;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogoutTest {
    private static final int MANY = 16;

    private final TestClock clock = TestClock.standing();
    private TestDatabase database;
    private HeldOutbox letters;
    private Sessions sessions;
    private Logout logout;

    @AfterEach
    void stop() {
        database.close();
    }

    /** By access token and by refresh token, at the same moment and again: USER_LOGGED_OUT is published once. */
    @ParameterizedTest
    @EnumSource
    void logOutWhenManyDoAtOnceThenItIsToldOnce(Database vendor) {
        start(vendor);
        Account account = account();
        OpenedSession session = open(account);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        CompletableFuture.allOf(IntStream.range(0, MANY)
                        .mapToObj(turn -> CompletableFuture.runAsync(() -> logOut(account, session, turn), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        threads.shutdown();
        logOut(account, session, 0);
        logOut(account, session, 1);
        assertThat(letters.letters())
                .singleElement()
                .asString()
                .contains("USER_LOGGED_OUT", session.id().toString());

        OpenedSession next = open(account);
        logOut(account, next, 1);
        assertThat(letters.letters())
                .hasSize(2)
                .last()
                .asString()
                .contains(next.id().toString());
    }

    @ParameterizedTest
    @EnumSource
    void logOutThenTheEventIsAsAgreed(Database vendor) {
        start(vendor);
        Account account = account();
        OpenedSession session = open(account);
        logOut(account, session, 0);
        CloudEvent agreed = GoldenEvent.event("USER_LOGGED_OUT");
        String told = letters.letters()
                .get(0)
                .replace(account.id().toString(), agreed.subject())
                .replace(
                        session.id().toString(), agreed.data().get("session_id").asText());
        assertThat(GoldenEvent.members(CloudEvent.parse(told).orElseThrow()))
                .isEqualTo(GoldenEvent.members("USER_LOGGED_OUT"));
    }

    @ParameterizedTest
    @EnumSource
    void logOutWhenTheSessionIsAnothersOrUnheardOfThenNothingIsTold(Database vendor) {
        start(vendor);
        Account owner = account();
        Account other = account();
        OpenedSession session = open(owner);
        database.transactions().run(() -> logout.logOut(other.id().value(), session.id()));
        database.transactions().run(() -> logout.logOut(owner.id().value(), UUID.randomUUID()));
        assertThat(letters.letters()).isEmpty();
    }

    private void logOut(Account account, OpenedSession session, int turn) {
        database.transactions().run(() -> {
            if (turn % 2 == 0) {
                logout.logOut(account.id().value(), session.id());
            } else {
                logout.logOut(session.refreshToken());
            }
        });
    }

    private void start(Database vendor) {
        database = TestDatabase.start(vendor);
        letters = new HeldOutbox(database, clock, "user.from-auth");
        AuditLog audit = AuditLog.of("auth-service", clock, record -> {});
        sessions = new Sessions(
                new SessionStore(database.entities()),
                new RefreshTokenStore(database.entities()),
                new AccountStore(database.entities()),
                new Revocations(
                        new RevocationStore(database.entities()),
                        new RevocationSettings(Duration.ofMinutes(10)),
                        clock),
                new SessionSettings(Duration.ofDays(7), Duration.ofDays(30)),
                audit,
                clock);
        logout = new Logout(sessions, letters.outbox(), new EventSource(new ServiceName("auth-service"), clock), audit);
    }

    private Account account() {
        EmailAddress email =
                EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
        Account account = Account.create(email, Set.of(Account.USER), clock.instant());
        database.transactions().run(() -> new AccountStore(database.entities()).add(account, email, "hash"));
        return account;
    }

    private OpenedSession open(Account account) {
        return database.transactions()
                .call(() -> sessions.open(account, new Peer("192.0.2.1", "a browser")))
                .orElseThrow();
    }
}
