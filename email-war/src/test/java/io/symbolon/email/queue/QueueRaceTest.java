package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.Outgoing;
import io.symbolon.email.transport.TestMails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several servers, or several requests, do at once. */
class QueueRaceTest {
    private static final Mail MAIL = TestMails.text("ada@example.org");

    @ParameterizedTest
    @EnumSource
    void claimWhenFourServersAtOnceThenEachMessageOnce(Database vendor) throws Exception {
        try (QueueFixture queue = QueueFixture.withBatch(vendor, 3)) {
            List<UUID> accepted =
                    IntStream.range(0, 60).mapToObj(i -> queue.accept(MAIL)).toList();
            List<Postman> postmen =
                    IntStream.range(0, 4).mapToObj(i -> new Postman()).toList();
            atOnce(4, server -> queue.delivery(postmen.get(server)).run(() -> false));

            assertThat(postmen.stream()
                            .flatMap(postman -> postman.carried.stream())
                            .map(Outgoing::id))
                    .containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(queue.count("status = 'sent' and attempts = 1")).isEqualTo(60);
        }
    }

    @ParameterizedTest
    @EnumSource
    void claimWhenAnotherHoldsTheLeaseThenNothingUntilItEnds(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = queue.accept(MAIL);
            List<Claimed> crashed = queue.ledger.claim();
            queue.advance(Duration.ofSeconds(30).minusMillis(1));
            assertThat(queue.ledger().claim()).isEmpty();
            queue.advance(Duration.ofMillis(1));

            List<Claimed> takenOver = queue.ledger().claim();
            assertThat(takenOver).extracting(Claimed::id).containsExactly(id);
            assertThat(takenOver.get(0).attempts()).isEqualTo(2);
            queue.ledger.settle(crashed.get(0), new Verdict(true, true, "too late", null));
            assertThat(queue.find(id).status())
                    .as("the lost claim writes nothing")
                    .isEqualTo(MessageStatus.QUEUED);
            queue.ledger.settle(takenOver.get(0), new Verdict(true, false, null, null));
            assertThat(queue.find(id).status()).isEqualTo(MessageStatus.SENT);
        }
    }

    /** What a server does once more that was not told of its commit. */
    @ParameterizedTest
    @EnumSource
    void addWhenItIsThereAlreadyWithoutAKeyThenAccepted(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            UUID id = UUID.randomUUID();
            Ciphertext content = queue.cipher.encrypt(id, Envelope.of(MAIL));
            Entry entry = new Entry(id, "user-service", queue.instant(), content, null, null);
            assertThat(queue.ledger.add(entry).id()).isEqualTo(id);
            assertThat(queue.ledger.add(entry).id()).isEqualTo(id);
            assertThat(queue.count("true")).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void recallWhenTheClockWasSetBackThenWhatItPutOffIsDueButNothingElse(Database vendor) {
        try (QueueFixture queue = QueueFixture.withBatch(vendor, 1)) {
            queue.advance(Duration.ofHours(2));
            UUID leasedThen = leased(queue);
            UUID deferredThen = deferred(queue);
            UUID acceptedThen = queue.accept(MAIL);
            queue.advance(Duration.ofHours(-2));
            leased(queue);
            deferred(queue);
            assertThat(queue.ledger.claim()).isEmpty();

            queue.ledger.recall();

            assertThat(Stream.generate(queue.ledger::claim)
                            .takeWhile(batch -> !batch.isEmpty())
                            .flatMap(List::stream)
                            .map(Claimed::id))
                    .containsExactlyInAnyOrder(leasedThen, deferredThen, acceptedThen);
        }
    }

    private static UUID leased(QueueFixture queue) {
        UUID id = queue.accept(MAIL);
        assertThat(queue.ledger.claim()).extracting(Claimed::id).containsExactly(id);
        return id;
    }

    private static UUID deferred(QueueFixture queue) {
        UUID id = queue.accept(MAIL);
        queue.ledger.settle(queue.ledger.claim().get(0), new Verdict(false, false, "451: later", null));
        return id;
    }

    @ParameterizedTest
    @EnumSource
    void claimWhenLeaseIsRenewedThenNobodyElseGetsIt(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            queue.accept(MAIL);
            List<Claimed> slow = queue.ledger.claim();
            queue.advance(Duration.ofSeconds(20));
            queue.ledger.renew(slow);
            queue.advance(Duration.ofSeconds(20));
            assertThat(queue.ledger().claim()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatedWhenStoredUnderTheKeyWithThatBodyThenWhatWasAnswered(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            Acceptance answer = queue.accept(MAIL, Optional.of(new IdempotencyKey("event-1", "{}")));
            assertThat(queue.repeated(new IdempotencyKey("event-1", "{}"))).contains(answer);
            assertThat(queue.repeated(new IdempotencyKey("event-1", "{ }"))).isEmpty();
            assertThat(queue.repeated(new IdempotencyKey("event-2", "{}"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptWhenFiftyAtOnceWithOneKeyThenOneMailAndFiftyEqualAnswersR49(Database vendor) throws Exception {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("event-1", "{}"));
            List<Acceptance> answers = atOnce(50, request -> queue.accept(MAIL, key));
            assertThat(answers).doesNotContain(Acceptance.CONFLICT);
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(queue.count("1 = 1")).isOne();
            assertThat(queue.steps).containsExactly(Step.QUEUED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptWhenKeyReusedWithAnotherBodyThenConflictAndNothingStored(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            queue.accept(MAIL, Optional.of(new IdempotencyKey("event-1", "{}")));
            assertThat(queue.accept(MAIL, Optional.of(new IdempotencyKey("event-1", "{\"to\":1}"))))
                    .isEqualTo(Acceptance.CONFLICT);
            assertThat(queue.count("1 = 1")).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptWhenAnotherServiceUsesTheKeyThenItsOwnMailWhichNobodyElseFinds(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            IdempotencyKey key = new IdempotencyKey("event-1", "{}");
            UUID mine = queue.accept(MAIL, Optional.of(key)).id();
            ServiceName other = new ServiceName("auth-service");
            UUID others = queue.queue(new Postman())
                    .accept(other, MAIL, Optional.of(key))
                    .id();
            assertThat(others).isNotEqualTo(mine);
            assertThat(queue.ledger.find("auth-service", mine)).isEmpty();
            assertThat(queue.ledger.find("auth-service", others)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptWhenSentAlreadyThenTheSameKeyStillFindsIt(Database vendor) {
        try (QueueFixture queue = new QueueFixture(vendor)) {
            Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("event-1", "{}"));
            UUID id = queue.accept(MAIL, key).id();
            Postman postman = new Postman();
            queue.delivery(postman).run(() -> false);
            assertThat(queue.accept(MAIL, key).id()).isEqualTo(id);
            queue.delivery(postman).run(() -> false);
            assertThat(postman.carried).hasSize(1);
        }
    }

    private interface Act<T> {
        T by(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int many, Act<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier start = new CyclicBarrier(many);
        try {
            List<Callable<T>> acts = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                acts.add(() -> {
                    start.await();
                    return act.by(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
