package io.symbolon.common.event;

import io.symbolon.common.json.Json;
import io.symbolon.common.token.ServiceName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** Makes the events of one service: gives them identity, source, time and the present trace. Thread-safe. */
public final class EventSource {
    private final ServiceName source;
    private final InstantSource clock;

    public EventSource(ServiceName source, InstantSource clock) {
        this.source = Objects.requireNonNull(source);
        this.clock = Objects.requireNonNull(clock);
    }

    /** The service whose events it makes. */
    public ServiceName name() {
        return source;
    }

    /**
     * A new event.
     *
     * @param name as in the contract, such as {@code USER_CREATED}, without prefix
     * @param subject a user's UUID, a service name or a key id
     * @param data a record; its components become snake_case members
     */
    public CloudEvent event(String name, String subject, Object data) {
        Instant now = clock.instant();
        return new CloudEvent(
                CloudEvent.SPECVERSION,
                EventId.at(now),
                source.value(),
                CloudEvent.TYPE_PREFIX + name,
                subject,
                now,
                "application/json",
                Json.tolerant().valueToTree(data),
                TraceContext.current().orElse(null));
    }
}
