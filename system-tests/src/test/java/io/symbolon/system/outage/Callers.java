package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Calls property's internal door without pause, as a balancer would have it; each must be answered 200. Thread-safe. */
final class Callers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENOUGH = 20;

    private final String token;
    private final AtomicLong answered = new AtomicLong();
    private final CompletableFuture<Void> calls;
    private volatile Server server;
    private volatile String secondFactor;
    private volatile boolean over;

    Callers(Symbolon symbolon, Server server, String secondFactor) {
        this.token = symbolon.serviceToken(Service.USER, Service.PROPERTY);
        this.server = server;
        this.secondFactor = secondFactor;
        this.calls = CompletableFuture.runAsync(this::callOn);
    }

    static Answer call(Server server, String token, String secondFactor) {
        return server.get("/api/internal/properties/users/" + UUID.randomUUID())
                .bearer(token)
                .header("X-Internal-Token", secondFactor)
                .send();
    }

    /** From now on; returns when nothing is under way to the other server any more. */
    void callAt(Server next) {
        server = next;
        awaitMore();
    }

    void present(String another) {
        secondFactor = another;
        awaitMore();
    }

    /** Waits for some more answers. */
    void awaitMore() {
        long goal = answered.get() + ENOUGH;
        await("calls").atMost(PATIENCE).until(() -> calls.isDone() || answered.get() >= goal);
        assertThat(calls).isNotDone();
    }

    private void callOn() {
        while (!over) {
            call(server, token, secondFactor).expect(200);
            answered.incrementAndGet();
        }
    }

    /** None has failed. */
    @Override
    public void close() {
        over = true;
        calls.join();
    }
}
