package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.email.transport.TestMails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a long queue costs in memory: 100,000 mails, or {@code MAILS} of the environment, wait in PostgreSQL, outside this
 * heap, and are delivered; the heap that is in use after a collection is looked at ten times meanwhile. Not part of {@code
 * verify}:
 *
 * <pre>./mvnw verify -Pproof -pl :email-war -am -Dtest=none -Dit.test=QueueMemoryProof</pre>
 */
class QueueMemoryProof {
    private static final int MAILS = Integer.parseInt(System.getenv().getOrDefault("MAILS", "100000"));
    private static final int SAMPLE = MAILS / 10;
    private static final int CALLERS = 16;
    private static final int WORKERS = 4;
    /** Bytes: what the test itself and its drivers may keep. */
    private static final long SLACK = 32L << 20;

    private static final QueueMeter NO_METER = new QueueMeter() {
        @Override
        public void count(Step step) {
            // so many of them would be the test's own memory
        }

        @Override
        public void observe(Backlog backlog) {
            // as above
        }
    };

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void runWhenManyWaitThenMemoryStaysWhereItWas() throws IOException {
        try (QueueFixture queue = new QueueFixture(Database.POSTGRESQL)) {
            Queue accepting = new Queue(queue.ledger, queue.cipher, queue.workers(new Postman()), NO_METER);
            all(CALLERS, () -> {
                for (int i = 0; i < MAILS / CALLERS; i++) {
                    accepting.accept(QueueFixture.USER_SERVICE, TestMails.text("ada@example.org"), Optional.empty());
                }
            });
            long queued = queue.count("status = 'queued'");
            long before = used();
            AtomicLong most = new AtomicLong();
            AtomicInteger delivered = new AtomicInteger();
            Instant begin = Instant.now();
            all(WORKERS, () -> deliver(queue, delivered, most));
            Duration taken = Duration.between(begin, Instant.now());
            assertThat(queue.count("status = 'sent'")).isEqualTo(queued);
            Files.writeString(
                    Path.of("target", "queue-memory.txt"),
                    String.format(
                            "MiB in use before and at most while delivering %d in %d s: %d, %d%n",
                            queued, taken.toSeconds(), before >> 20, most.get() >> 20));
            assertThat(most.get() - before).isLessThan(SLACK);
        }
    }

    /** As a worker does, to a host that takes everything at once. */
    private static void deliver(QueueFixture queue, AtomicInteger delivered, AtomicLong most) {
        Postman postman = new Postman();
        postman.faring(mail -> {
            if (delivered.incrementAndGet() % SAMPLE == 0) {
                most.accumulateAndGet(used(), Math::max);
            }
            postman.carried.clear();
            return Postman.DELIVERED;
        });
        new Delivery(queue.ledger, queue.suppressions(), queue.cipher, postman, NO_METER).run(() -> false);
    }

    private void all(int count, Runnable work) {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(work, threads))
                        .limit(count)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
