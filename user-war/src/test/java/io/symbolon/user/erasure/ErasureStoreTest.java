package io.symbolon.user.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.erasure.Departures;
import io.symbolon.common.event.EventStore;
import io.symbolon.common.event.InboxSeal;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.user.TestKeys;
import io.symbolon.user.profile.BaseProfile;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.UserId;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ErasureStoreTest {
    private static final UserId ADA = new UserId(UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10"));
    private static final UserId EVE = new UserId(UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a11"));

    private final TestClock clock = TestClock.standing();
    private final TestDatabase database;
    private final ProfileStore profiles;
    private final ErasureStore store;

    ErasureStoreTest(Database vendor) {
        database = TestDatabase.start(vendor);
        profiles = new ProfileStore(database.entities(), database.source(), TestKeys.KEYS, clock);
        EventStore events = new EventStore(database.entities(), database.transactions(), clock, InboxSeal.NONE);
        store = new ErasureStore(database.entities(), profiles, events);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void claimWhenDueThenOnceUntilTheLeaseEnds() {
        deleted(ADA, clock.instant());
        deleted(EVE, clock.instant().plusSeconds(1));
        account(new UserId(UUID.randomUUID()), "ACTIVE", null);
        assertThat(claim()).containsExactly(ADA);
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(claim()).containsExactly(EVE, ADA);
    }

    @Test
    void claimWhenTheClockWasAheadWhenItWasToldThenDueAllTheSame() {
        deleted(ADA, clock.instant().plus(Departures.LONGEST_DELAY));
        assertThat(claim()).isEmpty();
        deleted(EVE, clock.instant().plus(Departures.LONGEST_DELAY).plusNanos(1000));
        assertThat(claim()).containsExactly(EVE);
        assertThat(claim()).as("claimed").isEmpty();
    }

    @Test
    void eraseThenNothingPersonalIsLeftAndTheTombstoneStays() {
        for (UserId user : List.of(ADA, EVE)) {
            inTransaction(() -> profiles.create(new BaseProfile(user, "person@example.org", "Person", null)));
            letter(user, "auth.from-user");
            letter(user, "email-service");
            parked(user);
            deleted(user, clock.instant());
        }

        inTransaction(() -> store.erase(ADA.value(), clock.instant()));

        assertThat(query("select id from profile")).containsExactly(EVE.toString());
        assertThat(query("select destination from outbox order by id"))
                .containsExactly("auth.from-user", "auth.from-user", "email-service");
        assertThat(query("select state from inbox where event_id = '" + ADA + "'"))
                .containsExactly("handled");
        assertThat(query("select event_id from inbox where payload is not null"))
                .containsExactly(EVE.toString());
        assertThat(query("select state from account where erasure_due_at is null"))
                .containsExactly("DELETED");
    }

    /** As a retry does, which holds its event while it waits for the account: the other way round each could hold the other's. */
    @Test
    void eraseThenEventsAreLockedBeforeTheAccount() {
        deleted(ADA, clock.instant());
        List<String> statements = new ArrayList<>();
        EntityManager recording = recording(statements);
        EventStore events = new EventStore(recording, database.transactions(), clock, InboxSeal.NONE);
        ErasureStore recorded = new ErasureStore(recording, profiles, events);

        inTransaction(() -> recorded.erase(ADA.value(), clock.instant()));

        assertThat(statements.stream().map(sql -> sql.replaceAll("(?s)(update \\w+|delete from \\w+).*", "$1")))
                .containsExactly("delete from outbox", "update inbox", "update account");
    }

    private EntityManager recording(List<String> statements) {
        InvocationHandler members = (proxy, method, arguments) -> {
            if (method.getName().equals("createNativeQuery")) {
                statements.add((String) arguments[0]);
            }
            return method.invoke(database.entities(), arguments);
        };
        return (EntityManager)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, members);
    }

    @Test
    void refuteWhenUnderTheClaimThenTheAccountIsAsBefore() {
        inTransaction(() -> profiles.create(new BaseProfile(ADA, "person@example.org", "Person", null)));
        account(ADA, "DISABLED", clock.instant());
        claim();
        refute(clock.instant().plusSeconds(60).plusNanos(1000));
        assertThat(query("select erasure_due_at from account"))
                .as("another's claim")
                .doesNotContainNull();
        refute(clock.instant().plusSeconds(60));
        clock.advance(Duration.ofHours(1));
        assertThat(claim()).isEmpty();
        assertThat(query("select state from account where state_version = 2")).containsExactly("DISABLED");
        assertThat(query("select id from profile")).hasSize(1);
    }

    private void refute(Instant leaseEnd) {
        inTransaction(() -> store.refute(ADA.value(), leaseEnd));
    }

    private List<UserId> claim() {
        Instant now = clock.instant();
        return database.transactions().call(() -> store.claim(10, now, now.plusSeconds(60))).stream()
                .map(UserId::new)
                .toList();
    }

    private void deleted(UserId user, Instant due) {
        account(user, "ACTIVE", due);
    }

    private void account(UserId user, String state, Instant due) {
        inTransaction(() -> database.entities()
                .createNativeQuery("insert into account (id, state, state_version, erasure_due_at) values (?1, ?2, 2, "
                        + (due == null ? "null" : "timestamp with time zone '" + due + "'") + ")")
                .setParameter(1, user.toString())
                .setParameter(2, state)
                .executeUpdate());
    }

    private void letter(UserId user, String destination) {
        execute("insert into outbox (event_id, destination, payload, created_at, due_at) values ('" + user + "', '"
                + destination + "', '{\"subject\":\"" + user + "\",\"email\":\"person@example.org\"}', now(), now())");
    }

    private void parked(UserId user) {
        execute("insert into inbox (queue, event_id, state, payload, received_at) values ('q', '" + user
                + "', 'parked', '{\"subject\":\"" + user + "\",\"email\":\"person@example.org\"}', now())");
    }

    private void execute(String sql) {
        inTransaction(() -> database.entities().createNativeQuery(sql).executeUpdate());
    }

    private void inTransaction(Runnable work) {
        database.transactions().run(work);
    }

    private List<Object> query(String sql) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(sql).getResultList());
        return List.copyOf(rows);
    }
}
