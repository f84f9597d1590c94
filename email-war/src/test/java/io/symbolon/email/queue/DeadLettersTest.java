package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.email.queue.DeadLetters.Retry;
import io.symbolon.email.transport.MailAddress;
import io.symbolon.email.transport.Outcome;
import io.symbolon.email.transport.Outgoing;
import io.symbolon.email.transport.TestMails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of failed messages and of addresses that bounced, on both databases. */
class DeadLettersTest {
    private static final MailAddress ADA = new MailAddress("ada@example.org");
    private static final MailAddress BOB = new MailAddress("bob@example.org");
    private static final MailAddress EVE = new MailAddress("eve@example.org");

    @ParameterizedTest
    @EnumSource
    void retryWhenFailedThenGoesToAllWhoHaveNotGotItWithItsTimeAnew(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(TestMails.text("ada@example.org", "bob@example.org", "eve@example.org"));
            Postman postman = new Postman().faring(mail -> partly(List.of(BOB), List.of(EVE)));
            Delivery delivery = queue.delivery(postman);
            delivery.run(() -> false);
            queue.advance(Duration.ofHours(24));
            delivery.run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.FAILED);

            queue.advance(Duration.ofHours(1));
            AtomicInteger records = new AtomicInteger();
            assertThat(queue.deadLetters().retry(id, records::incrementAndGet)).isEqualTo(Retry.QUEUED);
            assertThat(queue.find(id).attempts()).isZero();
            postman.faring(mail -> Postman.deferred(mail.recipients()));
            delivery.run(() -> false);
            assertThat(last(postman).recipients()).containsExactly(BOB, EVE);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.QUEUED);

            postman.faring(mail -> Postman.DELIVERED);
            queue.advance(Duration.ofSeconds(10));
            delivery.run(() -> false);
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.SENT);
            assertThat(last(postman).date()).isEqualTo(TestMails.NOON);
            assertThat(queue.deadLetters().retry(id, records::incrementAndGet)).isEqualTo(Retry.NOT_FAILED);
            assertThat(records).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retryWhenManyAskAtOnceThenOneQueuesIt(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = failed(queue);
            List<CompletableFuture<Retry>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> queue.deadLetters().retry(id, () -> {})))
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(Retry.QUEUED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retryWhenContentWasKeptLongEnoughThenGone(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = failed(queue);
            queue.advance(Duration.ofDays(3));
            assertThat(queue.deadLetters().retry(id, () -> {})).isEqualTo(Retry.CONTENT_GONE);
            assertThat(queue.deadLetters().retry(UUID.randomUUID(), () -> {})).isEqualTo(Retry.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeThenContentsGoFirstAndMessagesOfTheirAgeAlone(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID old = failed(queue);
            assertThat(kept(queue)).isOne();
            queue.advance(Duration.ofDays(3));
            queue.deadLetters().purge();
            assertThat(kept(queue)).isZero();
            assertThat(queue.find(old).status()).isEqualTo(MessageStatus.FAILED);

            queue.advance(Duration.ofDays(27));
            queue.deadLetters().purge();
            assertThat(queue.count("true")).isOne(); // exactly 30 days old: still kept
            UUID queued = queue.accept(TestMails.text("ada@example.org"));
            queue.advance(Duration.ofSeconds(1));
            queue.deadLetters().purge();
            assertThat(queue.count("true")).isOne();
            queue.advance(Duration.ofDays(31));
            queue.deadLetters().purge();
            assertThat(queue.find(queued).status()).isEqualTo(MessageStatus.QUEUED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listThenTheNewestFirstPageByPageAndOfThatStatusAlone(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ids.add(0, failed(queue));
                queue.advance(Duration.ofSeconds(i % 2)); // two of one moment
            }
            queue.accept(TestMails.text("ada@example.org"));
            DeadLetters dead = queue.deadLetters();
            List<UUID> seen = new ArrayList<>();
            Optional<UUID> after = Optional.empty();
            for (List<SentMessage> page = dead.list(MessageStatus.FAILED, after, 2);
                    !page.isEmpty();
                    page = dead.list(MessageStatus.FAILED, after, 2)) {
                page.forEach(message -> seen.add(message.id()));
                after = Optional.of(page.get(page.size() - 1).id());
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
            assertThat(seen.get(0)).isEqualTo(ids.get(0));
            assertThat(dead.list(MessageStatus.QUEUED, Optional.empty(), 9)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runWhenMailboxDoesNotExistThenNothingMoreIsSentThereUntilLifted(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            Postman postman = new Postman().faring(mail -> bounced(mail.recipients()));
            queue.accept(TestMails.text("ada@example.org"));
            Delivery delivery = queue.delivery(postman);
            delivery.run(() -> false);

            postman.faring(mail -> Postman.DELIVERED);
            UUID alone = queue.accept(TestMails.text("Ada@example.org"));
            UUID both = queue.accept(TestMails.text("ada@example.org", "bob@example.org"));
            delivery.run(() -> false);
            assertThat(postman.carried).hasSize(2);
            assertThat(last(postman).recipients()).containsExactly(BOB);
            for (UUID id : List.of(alone, both)) {
                assertThat(queue.find(id).status()).isEqualTo(MessageStatus.FAILED);
                assertThat(queue.find(id).lastError()).startsWith("suppressed");
            }

            AtomicInteger records = new AtomicInteger();
            assertThat(queue.suppressions().lift(ADA, records::incrementAndGet)).isTrue();
            assertThat(queue.suppressions().lift(ADA, records::incrementAndGet)).isFalse();
            assertThat(records).hasValue(1);
            queue.deadLetters().retry(both, () -> {});
            delivery.run(() -> false);
            assertThat(last(postman).recipients()).containsExactly(ADA);
            assertThat(queue.find(both).status()).isEqualTo(MessageStatus.SENT);
        }
    }

    private static UUID failed(QueueFixture queue) {
        UUID id = queue.accept(TestMails.text("ada@example.org"));
        queue.delivery(new Postman().faring(mail -> Postman.refused(mail.recipients())))
                .run(() -> false);
        return id;
    }

    private static long kept(QueueFixture queue) {
        Object count = queue.database.transactions().call(() -> queue.database
                .entities()
                .createNativeQuery("select count(*) from dead_letter")
                .getSingleResult());
        return ((Number) count).longValue();
    }

    private static Outcome partly(List<MailAddress> deferred, List<MailAddress> refused) {
        return new Outcome(deferred, refused, "451: deferred by the mail host", true);
    }

    private static Outcome bounced(List<MailAddress> recipients) {
        return new Outcome(List.of(), recipients, "550 5.1.1: refused by the mail host", true, recipients);
    }

    private static Outgoing last(Postman postman) {
        return postman.carried.get(postman.carried.size() - 1);
    }
}
