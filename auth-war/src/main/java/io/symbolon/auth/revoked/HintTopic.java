package io.symbolon.auth.revoked;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes hints, on the container's threads; a hint that is still waiting to be sent stands for all that follow. Thread-safe. */
@ApplicationScoped
public class HintTopic {
    private static final System.Logger LOG = System.getLogger(HintTopic.class.getName());
    /** An older one tells nothing that the next heartbeat does not. */
    private static final Duration LIFE = Duration.ofSeconds(5);

    private final ConnectionFactory connections;
    private final Topic topic;
    private final ManagedScheduledExecutorService executor;
    private final Map<Hint, AtomicBoolean> waiting = new EnumMap<>(Hint.class);
    private volatile boolean failing;

    HintTopic() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    HintTopic(ConnectionFactory connections, Topic topic, ManagedScheduledExecutorService executor) {
        this.connections = connections;
        this.topic = topic;
        this.executor = executor;
        for (Hint hint : Hint.values()) {
            waiting.put(hint, new AtomicBoolean());
        }
    }

    /** Tells that hints arrive; to be called every second, outside any transaction. */
    public void beat() {
        send(Hint.HEARTBEAT);
    }

    /** Returns at once. */
    void tell(Hint hint) {
        if (waiting.get(hint).compareAndSet(false, true)) {
            try {
                executor.execute(() -> {
                    waiting.get(hint).set(false);
                    send(hint);
                });
            } catch (RejectedExecutionException stopping) { // services miss the heartbeat, and ask
                waiting.get(hint).set(false);
            }
        }
    }

    private void send(Hint hint) {
        try (JMSContext context = connections.createContext()) {
            context.createProducer()
                    .setJMSType(hint.name())
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(LIFE.toMillis())
                    .send(topic, context.createMessage());
            failing = false;
        } catch (JMSRuntimeException unavailable) {
            if (!failing) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "no hints: services ask every second meanwhile: {0}",
                        unavailable.toString());
            }
            failing = true;
        }
    }
}
