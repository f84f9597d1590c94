package io.symbolon.email.queue;

import io.symbolon.common.database.GroupCommit;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.token.Secret;
import io.symbolon.email.transport.MailTransport;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Puts the queue together, once, from configuration; an absurd or missing setting stops the start. */
@Dependent
final class QueueProducer {
    /** As long as every secret of the platform (CONTRACT section 1). */
    private static final int KEY_LENGTH = 32;

    private final Config config;

    @Inject
    QueueProducer(Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    QueueSettings settings() {
        return new QueueSettings(
                number("workers", 4),
                number("batch", 10),
                duration("lease", "PT30S"),
                duration("poll", "PT1S"),
                duration("pause", "PT5S"),
                new RetryPolicy(
                        duration("retry.first", "PT10S"),
                        duration("retry.longest", "PT30M"),
                        duration("retry.give-up", "PT24H")),
                new Retention(duration("retention", "P30D"), duration("retention.failed", "P3D")));
    }

    /** @throws IllegalArgumentException when {@code email.content.key} is missing or short */
    @Produces
    @Singleton
    ContentCipher cipher() {
        String key = config.getOptionalValue("email.content.key", String.class).orElse("");
        QueueSettings.require(key.length() >= KEY_LENGTH, "email.content.key must have at least 32 characters");
        return new ContentCipher(Secret.of(key));
    }

    @Produces
    @Singleton
    Ledger ledger(
            QueueStore store,
            DeadLetterStore dead,
            Transactions transactions,
            GroupCommit commits,
            Clock clock,
            QueueSettings settings) {
        return new Ledger(store, dead, transactions, commits, clock, settings);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(
            DeadLetterStore store,
            ContentCipher cipher,
            Transactions transactions,
            Clock clock,
            QueueSettings settings) {
        return new DeadLetters(store, cipher, transactions, clock, settings.retention());
    }

    @Produces
    @Singleton
    Suppressions suppressions(SuppressionStore store, ContentCipher cipher, Transactions transactions, Clock clock) {
        return new Suppressions(store, cipher, transactions, clock);
    }

    @Produces
    @Singleton
    Delivery delivery(
            Ledger ledger, Suppressions suppressions, ContentCipher cipher, MailTransport transport, QueueMeter meter) {
        return new Delivery(ledger, suppressions, cipher, transport, meter);
    }

    @Produces
    @Singleton
    Workers workers(
            Delivery delivery,
            DeadLetters dead,
            ManagedScheduledExecutorService executor,
            Clock clock,
            QueueSettings settings) {
        return new Workers(delivery, dead, executor, clock, settings);
    }

    @Produces
    @Singleton
    Queue queue(Ledger ledger, ContentCipher cipher, Workers workers, QueueMeter meter) {
        return new Queue(ledger, cipher, workers, meter);
    }

    private int number(String key, int otherwise) {
        return config.getOptionalValue("mail.queue." + key, Integer.class).orElse(otherwise);
    }

    private Duration duration(String key, String otherwise) {
        return config.getOptionalValue("mail.queue." + key, Duration.class).orElse(Duration.parse(otherwise));
    }
}
