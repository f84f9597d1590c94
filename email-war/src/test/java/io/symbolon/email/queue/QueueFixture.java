package io.symbolon.email.queue;

import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailTransport;
import io.symbolon.email.transport.TestMails;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The queue on a real database, as the container puts it together, under a clock that stands until it is moved. */
final class QueueFixture implements AutoCloseable, QueueMeter, InstantSource {
    static final ServiceName USER_SERVICE = new ServiceName("user-service");

    final List<Step> steps = new CopyOnWriteArrayList<>();
    final TestDatabase database;
    final Ledger ledger;
    final ContentCipher cipher = new ContentCipher(Secret.of("a key of at least 32 characters, or so"));
    final QueueSettings settings;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    private volatile Instant now = TestMails.NOON;
    volatile Backlog backlog = Backlog.NONE;

    QueueFixture(Database vendor) {
        this(TestDatabase.start(vendor), 10);
    }

    private QueueFixture(TestDatabase database, int batch) {
        this.database = database;
        this.settings = new QueueSettings(
                3,
                batch,
                Duration.ofSeconds(30),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                new RetryPolicy(Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofHours(24)),
                new Retention(Duration.ofDays(30), Duration.ofDays(3)));
        this.ledger = ledger();
    }

    static QueueFixture withBatch(Database vendor, int batch) {
        return new QueueFixture(TestDatabase.start(vendor), batch);
    }

    /** As another server on the same database would have. */
    Ledger ledger() {
        return new Ledger(
                new QueueStore(database.entities()),
                new DeadLetterStore(database.entities()),
                database.transactions(),
                new GroupCommit(database.transactions()),
                this,
                settings);
    }

    Delivery delivery(MailTransport transport) {
        return new Delivery(ledger(), suppressions(), cipher, transport, this);
    }

    Workers workers(MailTransport transport) {
        return workers(transport, InstantSource.system());
    }

    /** Who rest by another clock. */
    Workers workers(MailTransport transport, InstantSource clock) {
        return new Workers(delivery(transport), deadLetters(), executor, clock, settings);
    }

    Suppressions suppressions() {
        return new Suppressions(new SuppressionStore(database.entities()), cipher, database.transactions(), this);
    }

    DeadLetters deadLetters() {
        return new DeadLetters(
                new DeadLetterStore(database.entities()), cipher, database.transactions(), this, settings.retention());
    }

    /** Its workers are not started: only what a test runs delivers. */
    Queue queue(MailTransport transport) {
        return new Queue(ledger, cipher, workers(transport), this);
    }

    UUID accept(Mail mail) {
        return accept(mail, Optional.empty()).id();
    }

    Acceptance accept(Mail mail, Optional<IdempotencyKey> key) {
        return queue(new Postman()).accept(USER_SERVICE, mail, key);
    }

    Optional<Acceptance> repeated(IdempotencyKey key) {
        return queue(new Postman()).repeated(USER_SERVICE, key);
    }

    QueuedMessage find(UUID id) {
        return ledger.find(USER_SERVICE.value(), id).orElseThrow();
    }

    long count(String where) {
        Object count = database.transactions().call(() -> database.entities()
                .createNativeQuery("select count(*) from message where " + where)
                .getSingleResult());
        return ((Number) count).longValue();
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void count(Step step) {
        steps.add(step);
    }

    @Override
    public void observe(Backlog present) {
        backlog = present;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        database.close();
    }
}
