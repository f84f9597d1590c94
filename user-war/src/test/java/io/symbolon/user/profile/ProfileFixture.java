package io.symbolon.user.profile;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.HeldOutbox;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.TestKeys;
import io.symbolon.user.encryption.DataKeys;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Profiles on a database of their own; what is told stays in the outbox. */
final class ProfileFixture implements AutoCloseable {
    static final UserId USER = new UserId(UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10"));

    final TestClock clock = TestClock.standing();
    final TestDatabase database;
    final Queue<AuditRecord> recorded = new ConcurrentLinkedQueue<>();
    private final ProfileStore profiles;
    private final ProfileRevision revision;

    ProfileFixture(Database vendor) {
        database = TestDatabase.start(vendor);
        Outbox outbox = new HeldOutbox(database, clock, ProfileEvents.QUEUE).outbox();
        EventSource source = new EventSource(new ServiceName("user-service"), clock);
        profiles = under(TestKeys.KEYS);
        AuditLog audit = AuditLog.of("user-service", clock, recorded::add);
        revision = new ProfileRevision(profiles, new ProfileEvents(source, outbox), audit);
    }

    /** The same database, its profiles sealed under other keys. */
    ProfileStore under(DataKeys keys) {
        return new ProfileStore(database.entities(), database.source(), keys, clock);
    }

    ProfileView create() {
        BaseProfile base = new BaseProfile(USER, "ada@example.org", "Ada", null);
        return database.transactions().call(() -> profiles.create(base)).orElseThrow();
    }

    Optional<ProfileView> find() {
        return database.transactions().call(() -> profiles.find(USER));
    }

    ProfileRevision.Outcome revise(ProfilePatch patch, Predicate<ProfileView> precondition) {
        return database.transactions().call(() -> revision.of(USER, patch, precondition));
    }

    /** What auth is to hear. */
    List<CloudEvent> told() {
        List<?> payloads = database.transactions().call(() -> database.entities()
                .createNativeQuery("select payload from outbox order by id")
                .getResultList());
        return payloads.stream()
                .map(payload -> CloudEvent.parse((String) payload).orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
