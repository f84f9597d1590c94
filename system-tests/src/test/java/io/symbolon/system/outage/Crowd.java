package io.symbolon.system.outage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** People who log in through user-service again and again, all at once; each login must succeed. Thread-safe. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> people;
    private volatile boolean over;

    /**
     * One login.
     *
     * @param begun as {@link System#nanoTime}
     * @param available whether it told the properties
     */
    record Visit(long begun, Duration took, boolean available) {
        boolean hasBegunSince(long time) {
            return begun - time >= 0;
        }

        boolean hasEndedBy(long time) {
            return begun + took.toNanos() - time <= 0;
        }
    }

    Crowd(List<Visitor> visitors) {
        people = visitors.stream()
                .map(visitor -> CompletableFuture.runAsync(() -> comeAgainAndAgain(visitor)))
                .toList();
    }

    /** Those that are over by now. */
    List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** Waits until so many that began since then are over. */
    void awaitSince(long time, int count) {
        await("logins")
                .atMost(PATIENCE)
                .until(() -> people.stream().anyMatch(CompletableFuture::isDone)
                        || visits.stream().filter(it -> it.hasBegunSince(time)).count() >= count);
    }

    private void comeAgainAndAgain(Visitor visitor) {
        while (!over) {
            long begun = System.nanoTime();
            boolean available = visitor.logIn();
            visits.add(new Visit(begun, Duration.ofNanos(System.nanoTime() - begun), available));
        }
    }

    /** None has failed. */
    @Override
    public void close() {
        over = true;
        people.forEach(CompletableFuture::join);
    }
}
