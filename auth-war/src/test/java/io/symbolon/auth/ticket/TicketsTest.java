package io.symbolon.auth.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.Proof;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.RefreshTokenStore;
import io.symbolon.auth.session.SessionSettings;
import io.symbolon.auth.session.SessionStore;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketsTest {
    private static final ServiceName USER_SERVICE = new ServiceName("user-service");
    private static final ServiceName CHAT_SERVICE = new ServiceName("chat-service");
    private static final int RACERS = 50;

    private final TestClock clock = TestClock.standing();

    @ParameterizedTest
    @EnumSource
    void redeemWhenFiftyTryAtOnceThenOneSession(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Secret ticket = issue(database, account(database));
            ExecutorService racers = Executors.newFixedThreadPool(RACERS);
            CyclicBarrier start = new CyclicBarrier(RACERS);
            List<CompletableFuture<Boolean>> tries = IntStream.range(0, RACERS)
                    .mapToObj(racer -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return redeem(database, ticket, USER_SERVICE).isPresent();
                            },
                            racers))
                    .toList();
            CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).get();
            racers.shutdown();
            assertThat(tries).filteredOn(CompletableFuture::join).hasSize(1);
            assertThat(rows(database, "select id from session")).hasSize(1);
        }
    }

    /** As a disabling does it: the account, then its tickets. */
    @ParameterizedTest
    @EnumSource
    void redeemWhenTheTicketsAreWithdrawnAtThatMomentThenNeitherStandsInTheOthersWay(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UserId account = account(database);
            AccountStore accounts = new AccountStore(database.entities());
            TicketStore tickets = new TicketStore(database.entities());
            for (int round = 0; round < RACERS; round++) {
                Secret ticket = issue(database, account);
                CyclicBarrier start = new CyclicBarrier(2);
                CompletableFuture<Void> withdrawal = CompletableFuture.runAsync(() -> {
                    await(start);
                    database.transactions().run(() -> {
                        accounts.hold(account);
                        tickets.withdraw(account);
                    });
                });
                await(start);
                redeem(database, ticket, USER_SERVICE);
                withdrawal.get();
                assertThat(redeem(database, ticket, USER_SERVICE)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenGoodThenTheSessionIsTheUsersWhereTheyAre(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UserId account = account(database);
            Redeemed redeemed =
                    redeem(database, issue(database, account), USER_SERVICE).orElseThrow();
            assertThat(redeemed.account().id()).isEqualTo(account);
            assertThat(rows(database, "select address from session")).containsExactly("192.0.2.7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenSixtySecondsOldThenNothing(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UserId account = account(database);
            Secret young = issue(database, account);
            Secret old = issue(database, account);
            clock.advance(Duration.ofSeconds(59));
            assertThat(redeem(database, young, USER_SERVICE)).isPresent();
            clock.advance(Duration.ofSeconds(1));
            assertThat(redeem(database, old, USER_SERVICE)).isEmpty();
        }
    }

    /** {@code auth_time} is the time of the password check, which step-up counts from, not that of the redemption. */
    @ParameterizedTest
    @EnumSource
    void redeemWhenInTheLastSecondThenTheSessionIsAsOldAsThePasswordCheck(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Instant checked = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Secret ticket = issue(database, account(database));
            clock.advance(Duration.ofSeconds(59));
            Redeemed redeemed = redeem(database, ticket, USER_SERVICE).orElseThrow();
            assertThat(redeemed.session().authTime()).isEqualTo(checked);
            assertThat(time(database, "select auth_time from session")).isEqualTo(checked);
            assertThat(time(database, "select created_at from session")).isEqualTo(checked.plusSeconds(59));
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenAnotherServiceTriesThenNothingAndTheTicketStands(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Secret ticket = issue(database, account(database));
            assertThat(redeem(database, ticket, CHAT_SERVICE)).isEmpty();
            assertThat(redeem(database, ticket, USER_SERVICE)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeemWhenPasswordChangedOrDisabledOrDeletedMeanwhileThenVoidForGood(Database vendor) {
        for (String change :
                List.of("password_hash = 'another hash'", "disabled = true", "email = null, password_hash = null")) {
            try (TestDatabase database = TestDatabase.start(vendor)) {
                Secret ticket = issue(database, account(database));
                execute(database, "update account set " + change);
                assertThat(redeem(database, ticket, USER_SERVICE)).as(change).isEmpty();
                execute(
                        database,
                        "update account set password_hash = 'a hash', disabled = false, email = 'a@b.example'");
                assertThat(redeem(database, ticket, USER_SERVICE)).as(change).isEmpty();
                assertThat(rows(database, "select id from session")).isEmpty();
            }
        }
    }

    /** Disabled and enabled between the check of the password and the ticket, for one. */
    @ParameterizedTest
    @EnumSource
    void issueWhenTheAccountChangedSinceTheCheckThenNone(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UserId account = account(database);
            Proof checked = database.transactions()
                    .call(() -> new AccountStore(database.entities()).hold(account))
                    .orElseThrow();
            execute(database, "update account set version = version + 1");
            assertThat(database.transactions().call(() -> tickets(database)
                            .issue(checked, USER_SERVICE, new Peer("192.0.2.7", "an agent"))))
                    .isEmpty();
            assertThat(rows(database, "select hash from login_ticket")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withdrawThenNoTicketOfTheAccountIsGoodAndOthersAre(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UserId ada = account(database);
            Secret hers = issue(database, ada);
            TicketStore store = new TicketStore(database.entities());
            database.transactions().run(() -> store.withdraw(UserId.random()));
            Secret used = issue(database, ada);
            assertThat(redeem(database, used, USER_SERVICE)).isPresent();
            database.transactions().run(() -> store.withdraw(ada));
            assertThat(redeem(database, hers, USER_SERVICE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void issueThenOnlyTheHashIsStoredAndPurgedOnceExpired(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            Secret ticket = issue(database, account(database));
            assertThat(ticket.reveal()).matches("[A-Za-z0-9_-]{43}"); // 256 bits
            assertThat(rows(database, "select hash from login_ticket"))
                    .containsExactly(new Ticket(ticket).hash())
                    .doesNotContain(ticket.reveal());
            TicketStore store = new TicketStore(database.entities());
            assertThat(database.transactions().call(() -> store.purge(clock.instant())))
                    .isZero();
            clock.advance(Duration.ofSeconds(61));
            assertThat(database.transactions().call(() -> store.purge(clock.instant())))
                    .isOne();
        }
    }

    private Secret issue(TestDatabase database, UserId account) {
        Peer peer = new Peer("192.0.2.7", "an agent");
        return database.transactions().call(() -> {
            Proof proof = new AccountStore(database.entities()).hold(account).orElseThrow();
            return tickets(database).issue(proof, USER_SERVICE, peer).orElseThrow();
        });
    }

    private Optional<Redeemed> redeem(TestDatabase database, Secret ticket, ServiceName service) {
        return database.transactions().call(() -> tickets(database).redeem(ticket, service));
    }

    private Tickets tickets(TestDatabase database) {
        SessionSettings settings = new SessionSettings(Duration.ofDays(7), Duration.ofDays(30));
        AccountStore accounts = new AccountStore(database.entities());
        Revocations revocations = new Revocations(
                new RevocationStore(database.entities()), new RevocationSettings(Duration.ofMinutes(10)), clock);
        Sessions sessions = new Sessions(
                new SessionStore(database.entities()),
                new RefreshTokenStore(database.entities()),
                accounts,
                revocations,
                settings,
                AuditLog.of("auth-service", clock, record -> {}),
                clock);
        return new Tickets(new TicketStore(database.entities()), accounts, sessions, clock);
    }

    private UserId account(TestDatabase database) {
        UserId id = UserId.random();
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into account (id, email, email_key, password_hash, roles, created_at)"
                        + " values (?1, 'a@b.example', ?1, 'a hash', 'user', ?2)")
                .setParameter(1, id.toString())
                .setParameter(2, Sql.time(clock.instant()))
                .executeUpdate());
        return id;
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(sql).executeUpdate());
    }

    private static Instant time(TestDatabase database, String query) {
        return database.transactions()
                .call(() ->
                        Sql.instant(database.entities().createNativeQuery(query).getSingleResult()))
                .orElseThrow();
    }

    private static List<String> rows(TestDatabase database, String query) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(query).getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
