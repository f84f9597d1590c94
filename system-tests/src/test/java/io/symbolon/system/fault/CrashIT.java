package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Postgres;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CONTRACT section 9: delivered at least once, effective exactly once, whatever fails meanwhile. */
class CrashIT {
    /** Of each server, and at each of two points; {@link CrashProof} has more. */
    private static final int KILLS = 10;
    /** More often than an event is tried before it is parked. */
    private static final int TRIES = 6;
    /** One of so many. */
    private static final int LOST_COMMITS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static FragilePlatform platform;

    private long parked;

    @BeforeAll
    static void start() {
        platform = new FragilePlatform("crash", Broker.EMBEDDED);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void countParked() {
        parked = parked();
    }

    @AfterEach
    void nothingWaits() {
        assertThat(waiting()).isZero();
    }

    @Test
    void serversWhenKilledBetweenTwoStepsThenNothingIsLostAndNothingDoneTwice() {
        new KillingRounds(platform).run(KILLS);
        assertThat(parked()).isEqualTo(parked);
    }

    @Test
    void brokerWhenAwayThenWritesGoOnAndArriveAndPoisonHoldsUpNobody() {
        Symbolon symbolon = platform.symbolon();
        Registrations before = new Registrations(platform);
        before.add();
        before.awaitEverythingOnce();
        Login ada = symbolon.login(symbolon.register());
        await().until(() -> before.profile(ada).status() == 200);

        symbolon.auth().process().stop();
        symbolon.user()
                .patch("/users/me/profile")
                .bearer(ada.accessToken())
                .json(Map.of("bio", "Written while nobody could be told."))
                .send()
                .expect(200);
        assertThat(platform.postgres().count("select count(*) from outbox where destination = 'auth.from-user'"))
                .isPositive();
        platform.poison(UUID.randomUUID().toString(), "no event at all");
        platform.poison(
                UUID.randomUUID().toString(), "{\"specversion\":\"2.0\",\"type\":\"io.symbolon.USER_CREATED\"}");
        platform.start(symbolon.auth());

        Registrations after = new Registrations(platform);
        after.add();
        after.awaitEverythingOnce();
        await().atMost(PATIENCE).until(() -> parked() == parked + 2);
        await().atMost(PATIENCE).until(() -> symbolon.user().metric("events_parked") == parked + 2);
    }

    /** A commit that is done and said to have failed: whoever tries again finds it done. */
    @Test
    void databaseWhenItsWordOfACommitIsLostThenNothingIsDoneTwice() {
        Registrations registrations = new Registrations(platform);
        platform.network().lose("COMMIT\0", LOST_COMMITS); // PostgreSQL's CommandComplete, in the clear
        for (int i = 0; i < TRIES; i++) {
            registrations.add();
        }
        await().atMost(PATIENCE).until(() -> platform.network().faults() >= TRIES);
        platform.network().heal();
        registrations.awaitEverythingOnce();
        assertThat(parked()).isEqualTo(parked);
    }

    /** Tokens of another time are refused; events know no time: each has its effect, once, whatever the clock says. */
    @ParameterizedTest
    @CsvSource({"PT1H, expired_token", "PT-1H, not_yet_valid"})
    void clockWhenAnHourWrongThenNoTokenIsWronglyTakenAndEventsArriveOnce(Duration offset, String reason) {
        assumeTrue(WrongClock.isInstalled(), "libfaketime is not installed: .ci/run installs it");
        Symbolon symbolon = platform.symbolon();
        Registrations registrations = new Registrations(platform);
        Login ada = symbolon.login(symbolon.register());
        await().until(() -> registrations.profile(ada).status() == 200);

        platform.clock(Service.USER).set(offset);
        await().atMost(PATIENCE).untilAsserted(() -> registrations.profile(ada).expectReason(reason));
        registrations.add();
        registrations.awaitMails();

        platform.clock(Service.USER).set(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> registrations.profile(ada).status() == 200);
        registrations.awaitEverythingOnce();
        assertThat(parked()).isEqualTo(parked);
    }

    /**
     * What auth issues meanwhile is of another time to everybody else: refused by them, as auth refuses what it issued before;
     * they go on with that.
     */
    @ParameterizedTest
    @CsvSource({"PT1H, expired_token, not_yet_valid", "PT-1H, not_yet_valid, expired_token"})
    void clockOfAuthWhenAnHourWrongThenNoTokenIsWronglyTakenAndEventsArriveOnce(
            Duration offset, String toldByAuth, String toldByUser) {
        assumeTrue(WrongClock.isInstalled(), "libfaketime is not installed: .ci/run installs it");
        Symbolon symbolon = platform.symbolon();
        Registrations registrations = new Registrations(platform);
        Login ada = symbolon.login(symbolon.register());
        await().until(() -> registrations.profile(ada).status() == 200);

        platform.clock(Service.AUTH).set(offset);
        await().atMost(PATIENCE).untilAsserted(() -> account(ada).expectReason(toldByAuth));
        registrations.profile(ada).expect(200);
        registrations.profile(symbolon.login(symbolon.register())).expectReason(toldByUser);
        registrations.add();

        platform.clock(Service.AUTH).set(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> account(ada).status() == 200);
        registrations.awaitEverythingOnce();
        assertThat(parked()).isEqualTo(parked);
    }

    @Test
    void databaseWhenAwayThenUnavailableAndUnreadyAndNothingIsParkedR55() throws IOException {
        Symbolon symbolon = platform.symbolon();
        Registrations registrations = new Registrations(platform);
        Login ada = symbolon.login(symbolon.register());
        await().until(() -> registrations.profile(ada).status() == 200);

        platform.postgres().execute(Postgres.USER, "alter table profile rename to mislaid");
        registrations.add(); // and waits already when the database goes
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        long before = triesInVain();
        long looks = looksInVain();
        platform.postgres().stopImmediately();
        registrations.add();
        await().atMost(PATIENCE).until(() -> readiness() == 503);
        assertThat(registrations.profile(ada).expectProblem(503, "unavailable").header("Retry-After"))
                .isNotBlank();
        await().atMost(PATIENCE).until(() -> triesInVain() >= before + TRIES);
        await().atMost(PATIENCE).until(() -> looksInVain() > looks);

        platform.postgres().start();
        platform.postgres().execute(Postgres.USER, "alter table mislaid rename to profile");
        await().atMost(PATIENCE).until(() -> readiness() == 200);
        registrations.awaitEverythingOnce();
        assertThat(parked()).isEqualTo(parked);
    }

    /**
     * Its machine is gone, or the network to it: no connection ends, and no word comes any more. What a server has begun there
     * the database does not keep either, with its locks, for as long as it would take it to miss the connection.
     */
    @Test
    void databaseWhenItFallsSilentThenNobodyWaitsForItForEver() throws Exception {
        Symbolon symbolon = platform.symbolon();
        Registrations registrations = new Registrations(platform);
        Login ada = symbolon.login(symbolon.register());
        await().until(() -> registrations.profile(ada).status() == 200);

        CompletableFuture<Answer> change;
        String row = "select from profile where id = '" + ada.userId() + "' for update";
        Connection held = platform.postgres().begin(row);
        try (held) {
            change = CompletableFuture.supplyAsync(() -> rename(ada));
            await().until(() -> sessions("wait_event_type = 'Lock'") == 1);
            platform.network().silence();
        }
        await().until(() -> sessions("state = 'idle in transaction'") > 0);
        change.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).expectProblem(503, "unavailable");
        registrations.add();
        assertThat(registrations.profile(ada).expectProblem(503, "unavailable").header("Retry-After"))
                .isNotBlank();
        assertThat(denied(ada).status()).as("what must be recorded first").isIn(403, 503);
        assertThat(platform.network().faults()).isPositive();
        await().atMost(PATIENCE).until(() -> sessions("state = 'idle in transaction'") == 0);

        platform.network().heal();
        await().atMost(PATIENCE).until(() -> registrations.profile(ada).status() == 200);
        registrations.awaitEverythingOnce();
        assertThat(parked()).isEqualTo(parked);
    }

    private static Answer rename(Login login) {
        return platform.symbolon()
                .user()
                .patch("/users/" + login.userId() + "/profile")
                .bearer(login.accessToken())
                .body("application/merge-patch+json", "{\"display_name\":\"Ada\"}")
                .send();
    }

    /** Of the database. */
    private static long sessions(String condition) {
        return platform.postgres().count("select count(*) from pg_stat_activity where " + condition);
    }

    /** Somebody else's profile. */
    private static Answer denied(Login login) {
        return platform.symbolon()
                .user()
                .get("/users/" + UUID.randomUUID() + "/profile")
                .bearer(login.accessToken())
                .send();
    }

    private static int readiness() {
        return platform.symbolon().user().get("/health/ready").send().status();
    }

    private static Answer account(Login login) {
        return platform.symbolon()
                .auth()
                .get("/v1/auth/users/" + login.userId())
                .bearer(login.accessToken())
                .send();
    }

    private static long triesInVain() {
        return said("not handled now");
    }

    private static long looksInVain() {
        return said("waiting events cannot be tried again now");
    }

    /** By user-war, since it was started. */
    private static long said(String words) {
        return platform.symbolon().user().process().messages().stream()
                .filter(line -> line.contains(words))
                .count();
    }

    private static long waiting() {
        return platform.postgres().count("select count(*) from inbox where state = 'waiting'");
    }

    private static long parked() {
        return platform.postgres().count("select count(*) from inbox where state = 'parked'");
    }
}
