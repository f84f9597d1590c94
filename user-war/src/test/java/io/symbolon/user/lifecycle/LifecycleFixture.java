package io.symbolon.user.lifecycle;

import io.symbolon.common.authclient.AuthUser;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.EventStore;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Inbox;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.event.Subscription;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.TestKeys;
import io.symbolon.user.encryption.SealedInbox;
import io.symbolon.user.erasure.ErasureFixture;
import io.symbolon.user.profile.ProfileEvents;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.ProfileView;
import io.symbolon.user.profile.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The lifecycle on a database of its own: events come in through the inbox, and stay in the outbox. */
final class LifecycleFixture implements AutoCloseable {
    static final String USER = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";

    final TestClock clock = TestClock.standing();
    final EventSource auth = new EventSource(new ServiceName("auth-service"), clock);
    final TestDatabase database;
    private final EventStore store;
    private final ProfileStore profiles;
    private final Inbox inbox;

    LifecycleFixture(Database vendor) {
        database = TestDatabase.start(vendor);
        store = new EventStore(
                database.entities(), database.transactions(), clock, new SealedInbox(() -> TestKeys.KEYS));
        Outbox outbox = new HeldOutbox(database, clock, ProfileEvents.QUEUE, EmailCourier.DESTINATION).outbox();
        AccountStore accounts = new AccountStore(database.entities());
        profiles = new ProfileStore(database.entities(), database.source(), TestKeys.KEYS, clock);
        EventSource user = new EventSource(new ServiceName("user-service"), clock);
        AccountEvents handler = new AccountEvents(
                accounts,
                new Creation(accounts, profiles, new ProfileEvents(user, outbox), outbox),
                new Activity(accounts, profiles, clock),
                clock);
        inbox = inbox(handler);
    }

    private Inbox inbox(Handler handler) {
        return new Inbox(store, List.of(new Subscription(AuthEvents.QUEUE, new ServiceName("auth-service"), handler)));
    }

    /** auth is asked about those who were told deleted. */
    void settle(Function<UUID, Optional<AuthUser>> answer) {
        new ErasureFixture(database, profiles, store, clock).round(answer);
    }

    /** As while a table is locked, or this service has a fault: the event waits. */
    void hearInVain(CloudEvent event) {
        Handler failing = it -> {
            throw new IllegalStateException("not now");
        };
        inbox(failing).receive(AuthEvents.QUEUE, event.toJson());
    }

    void hear(String text) {
        inbox.receive(AuthEvents.QUEUE, text);
    }

    void hear(CloudEvent event) {
        inbox.receive(AuthEvents.QUEUE, event.toJson());
    }

    Optional<ProfileView> profile() {
        UserId user = UserId.parse(USER).orElseThrow();
        return database.transactions().call(() -> profiles.find(user));
    }

    List<Object> query(String sql) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(sql).getResultList());
        return new ArrayList<>(rows);
    }

    @Override
    public void close() {
        database.close();
    }
}
