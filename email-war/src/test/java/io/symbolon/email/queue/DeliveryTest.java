package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.token.Secret;
import io.symbolon.email.transport.MailAddress;
import io.symbolon.email.transport.Outcome;
import io.symbolon.email.transport.Outgoing;
import io.symbolon.email.transport.TestMails;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message's life, on both databases. */
class DeliveryTest {
    @ParameterizedTest
    @EnumSource
    void runWhenHostTakesItThenSentAndContentErased(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            Postman postman = new Postman();
            assertThat(queue.delivery(postman).run(() -> false)).isEqualTo(Delivery.End.IDLE);

            assertThat(postman.carried)
                    .containsExactly(new Outgoing(
                            id,
                            TestMails.NOON,
                            TestMails.text("ada@example.org"),
                            List.of(new MailAddress("ada@example.org"))));
            assertThat(queue.find(id))
                    .isEqualTo(new QueuedMessage(id, MessageStatus.SENT, 1, TestMails.NOON, TestMails.NOON, null));
            assertThat(queue.count("content is null and claim is null and due_at is null"))
                    .isOne();
            assertThat(queue.steps).containsExactly(Step.QUEUED, Step.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenRefusedForGoodThenFailedAtOnceAndContentErased(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            queue.delivery(new Postman().faring(mail -> Postman.refused(mail.recipients())))
                    .run(() -> false);

            assertThat(queue.find(id))
                    .isEqualTo(new QueuedMessage(
                            id, MessageStatus.FAILED, 1, TestMails.NOON, null, "550: refused by the mail host"));
            assertThat(queue.count("content is null and claim is null and due_at is null"))
                    .isOne();
            assertThat(queue.steps).containsExactly(Step.QUEUED, Step.FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenDeferredThenTriedAgainOnlyAfterItsDelayWithTheSameIdentity(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            Postman postman = new Postman().faring(mail -> Postman.deferred(mail.recipients()));
            Delivery delivery = queue.delivery(postman);
            delivery.run(() -> false);
            delivery.run(() -> false);
            assertThat(postman.carried).hasSize(1);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);
            assertThat(queue.find(id).lastError()).isEqualTo("451: deferred by the mail host");

            postman.faring(mail -> Postman.DELIVERED);
            queue.advance(Duration.ofSeconds(10));
            delivery.run(() -> false);
            assertThat(postman.carried).hasSize(2);
            assertThat(postman.carried.get(1)).isEqualTo(postman.carried.get(0));
            assertThat(queue.find(id).attempts()).isEqualTo(2);
            assertThat(queue.find(id).lastError()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenDeferredForADayThenFailed(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            Delivery delivery = queue.delivery(new Postman().faring(mail -> Postman.deferred(mail.recipients())));
            queue.advance(Duration.ofHours(24).minusSeconds(1));
            delivery.run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);
            queue.advance(Duration.ofSeconds(1));
            delivery.run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.FAILED);
        }
    }

    /** A server was given another key, and it took more than a day until somebody saw. */
    @ParameterizedTest
    @EnumSource
    void runWhenTheContentCannotBeReadForADayThenItWaitsForTheRightKey(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            ContentCipher another = new ContentCipher(Secret.of("another key of at least 32 characters"));
            Postman postman = new Postman();
            Delivery blind = new Delivery(queue.ledger(), queue.suppressions(), another, postman, queue);
            for (int day = 0; day < 2; day++) {
                queue.advance(Duration.ofHours(24));
                blind.run(() -> false);
                assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);
            }
            queue.advance(queue.settings.retry().longest());
            queue.delivery(postman).run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenRecipientsFareDifferentlyThenOnlyTheDeferredAreTriedAgain(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org", "gone@example.org", "full@example.org"));
            MailAddress gone = new MailAddress("gone@example.org");
            MailAddress full = new MailAddress("full@example.org");
            Postman postman = new Postman()
                    .faring(mail -> new Outcome(List.of(full), List.of(gone), "452: deferred by the mail host", true));
            Delivery delivery = queue.delivery(postman);
            delivery.run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);

            postman.faring(mail -> Postman.DELIVERED);
            queue.advance(Duration.ofSeconds(10));
            delivery.run(() -> false);
            assertThat(postman.carried.get(1).recipients()).containsExactly(full);
            assertThat(postman.carried.get(1).mail().to()).hasSize(3);
            assertThat(queue.find(id).status()).as("gone never got it").isEqualTo(MessageStatus.FAILED);
            assertThat(queue.find(id).lastError()).isEqualTo("452: deferred by the mail host");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenHostIsDownThenOneIsTriedAndTheRestIsUntouched(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            for (int i = 0; i < 5; i++) {
                queue.accept(TestMails.text("ada@example.org"));
            }
            Postman postman = new Postman().faring(Postman::down);
            assertThat(queue.delivery(postman).run(() -> false)).isEqualTo(Delivery.End.HOST_DOWN);
            assertThat(postman.carried).hasSize(1);
            assertThat(queue.count("attempts = 0 and claim is null")).isEqualTo(4);
            assertThat(queue.count("attempts = 1 and claim is null and status = 'queued'"))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenStoppedThenTheMailInHandIsFinishedAndTheRestGivenBack(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            for (int i = 0; i < 5; i++) {
                queue.accept(TestMails.text("ada@example.org"));
            }
            Postman postman = new Postman();
            assertThat(queue.delivery(postman).run(() -> !postman.carried.isEmpty()))
                    .isEqualTo(Delivery.End.STOPPED);
            assertThat(queue.count("status = 'sent'")).isOne();
            assertThat(queue.count("attempts = 0 and claim is null and status = 'queued'"))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenKeyIsWrongThenKeptAndNotSent(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org"));
            ContentCipher other = new ContentCipher(Secret.of("x".repeat(40)));
            Postman postman = new Postman();
            new Delivery(queue.ledger, queue.suppressions(), other, postman, queue).run(() -> false);
            assertThat(postman.carried).isEmpty();
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);

            queue.advance(Duration.ofSeconds(10));
            queue.delivery(postman).run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void upkeepWhenMailsWaitThenTellsHowManyAndHowLong(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            queue.accept(TestMails.text("ada@example.org"));
            queue.advance(Duration.ofSeconds(7));
            queue.accept(TestMails.text("ada@example.org"));
            queue.delivery(new Postman()).upkeep();
            assertThat(queue.backlog).isEqualTo(new Backlog(2, Duration.ofSeconds(7)));
        }
    }
}
