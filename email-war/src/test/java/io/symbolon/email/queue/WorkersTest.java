package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Database;
import io.symbolon.email.transport.TestMails;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void startWhenMailsWaitThenPolledAndDelivered() {
        try (QueueFixture queue = new QueueFixture(Database.H2)) {
            queue.accept(TestMails.text("ada@example.org"));
            Workers workers = queue.workers(new Postman());
            workers.start();
            await().until(() -> queue.count("status = 'sent'") == 1);
            workers.stop();
        }
    }

    @Test
    void wakeWhenAllWorkersAreBusyThenNoMoreThanConfigured() throws InterruptedException {
        try (QueueFixture queue = QueueFixture.withBatch(Database.H2, 1)) {
            for (int i = 0; i < 10; i++) {
                queue.accept(TestMails.text("ada@example.org"));
            }
            AtomicInteger busy = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            Workers workers = queue.workers(new Postman().faring(mail -> {
                busy.incrementAndGet();
                awaitQuietly(go);
                return Postman.DELIVERED;
            }));
            workers.start();
            await().until(() -> busy.get() == 3);
            workers.wake();
            assertThat(busy).hasValue(3);
            go.countDown();
            await().until(() -> queue.count("status = 'sent'") == 10);
            workers.stop();
        }
    }

    @Test
    void workWhenHostWasDownThenResumedAfterAPause() {
        try (QueueFixture queue = new QueueFixture(Database.H2)) {
            for (int i = 0; i < 5; i++) {
                queue.accept(TestMails.text("ada@example.org"));
            }
            AtomicBoolean isUp = new AtomicBoolean();
            Postman postman = new Postman().faring(mail -> isUp.get() ? Postman.DELIVERED : Postman.down(mail));
            Workers workers = queue.workers(postman);
            workers.start();
            await().until(() -> postman.carried.size() >= 3);
            isUp.set(true);
            // those that were tried wait for their own delay under the standing clock
            await().until(() -> queue.count("attempts = 0") == 0);
            workers.stop();
        }
    }

    @Test
    void workWhenTheClockIsSetBackDuringAPauseThenNotLaterForThat() {
        try (QueueFixture queue = QueueFixture.withBatch(Database.H2, 1)) {
            for (int i = 0; i < 5; i++) {
                queue.accept(TestMails.text("ada@example.org"));
            }
            AtomicBoolean isUp = new AtomicBoolean();
            Postman postman = new Postman().faring(mail -> isUp.get() ? Postman.DELIVERED : Postman.down(mail));
            queue.advance(Duration.ofHours(1));
            Workers workers = queue.workers(postman, queue);
            workers.start();
            await().until(() -> postman.carried.size() >= 1);
            isUp.set(true);
            queue.advance(Duration.ofHours(-1));
            await().until(() -> {
                queue.advance(Duration.ofMillis(50)); // beyond a pause that may just have begun
                return queue.count("status = 'sent'") >= 2;
            });
            workers.stop();
        }
    }

    @Test
    void stopWhenAMailIsOnItsWayThenWaitsForIt() {
        try (QueueFixture queue = new QueueFixture(Database.H2)) {
            queue.accept(TestMails.text("ada@example.org"));
            CountDownLatch isUnderWay = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Workers workers = queue.workers(new Postman().faring(mail -> {
                isUnderWay.countDown();
                awaitQuietly(go);
                return Postman.DELIVERED;
            }));
            workers.start();
            awaitQuietly(isUnderWay);
            Thread stopping = new Thread(workers::stop);
            stopping.start();
            await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
            go.countDown();
            await().until(() -> !stopping.isAlive());
            assertThat(queue.count("status = 'sent'")).isOne();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
