package io.symbolon.auth;

import io.symbolon.auth.client.ExpiringTokens;
import io.symbolon.auth.keys.KeyLifecycle;
import io.symbolon.auth.keys.KeyRing;
import io.symbolon.auth.revoked.HintTopic;
import io.symbolon.auth.revoked.RevocationFeed;
import io.symbolon.auth.session.SessionUpkeep;
import io.symbolon.common.task.Repeated;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What this service does by itself, again and again; every server of it does, and the database decides whose turn it is. */
@ApplicationScoped
class Upkeep {
    private final ManagedScheduledExecutorService executor;
    private final HintTopic hints;
    private final KeyRing ring;
    private final KeyLifecycle lifecycle;
    private final RevocationFeed feed;
    private final SessionUpkeep sessions;
    private final Housekeeping housekeeping;
    private final ExpiringTokens tokens;
    private final List<Repeated> tasks = new ArrayList<>();

    Upkeep() { // CDI proxy
        this.executor = null;
        this.hints = null;
        this.ring = null;
        this.lifecycle = null;
        this.feed = null;
        this.sessions = null;
        this.housekeeping = null;
        this.tokens = null;
    }

    @Inject
    Upkeep(
            ManagedScheduledExecutorService executor,
            HintTopic hints,
            KeyRing ring,
            KeyLifecycle lifecycle,
            RevocationFeed feed,
            SessionUpkeep sessions,
            Housekeeping housekeeping,
            ExpiringTokens tokens) {
        this.executor = executor;
        this.hints = hints;
        this.ring = ring;
        this.lifecycle = lifecycle;
        this.feed = feed;
        this.sessions = sessions;
        this.housekeeping = housekeeping;
        this.tokens = tokens;
    }

    synchronized void start() {
        every(Duration.ofSeconds(1), "the heartbeat", hints::beat);
        every(Duration.ofSeconds(1), "reading the signing keys", ring::refresh);
        every(Duration.ofSeconds(2), "erasing what successors were derived with", sessions::eraseSalts);
        every(Duration.ofSeconds(5), "the signing keys' cycle", lifecycle::advance);
        every(Duration.ofMinutes(1), "forgetting expired revocations", feed::purge);
        every(Duration.ofMinutes(10), "forgetting old sessions", sessions::purge);
        every(Duration.ofMinutes(1), "forgetting what else has expired", housekeeping::tidy);
        every(Duration.ZERO, Duration.ofMinutes(10), "looking for service tokens that expire", tokens::look);
    }

    private void every(Duration period, String what, Runnable task) {
        every(period, period, what, task);
    }

    private void every(Duration first, Duration period, String what, Runnable task) {
        Repeated repeated = new Repeated(what + " fails at present", period, task, executor);
        repeated.start(first);
        tasks.add(repeated);
    }

    synchronized void stop() {
        tasks.forEach(Repeated::stop);
        tasks.clear();
    }
}
