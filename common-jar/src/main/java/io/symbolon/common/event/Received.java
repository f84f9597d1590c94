package io.symbolon.common.event;

import io.symbolon.common.token.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as it came in.
 *
 * @param id the event's, when its rightful source sent it; else made from the text, so that a forged event cannot take the
 *     place of the genuine one
 */
record Received(String queue, String id, String text) {
    /** The column's length; no event of ours comes near it. */
    static final int MAX_LENGTH = 262_144;

    static Received on(String queue, ServiceName source, String text) {
        String storable = storable(text);
        String id = genuine(storable, source)
                .map(CloudEvent::id)
                .orElseGet(() -> UUID.nameUUIDFromBytes(storable.getBytes(StandardCharsets.UTF_8)))
                .toString();
        return new Received(queue, id, storable);
    }

    /** The event, when it is one and comes from the source. */
    static Optional<CloudEvent> genuine(String text, ServiceName source) {
        return CloudEvent.parse(text).filter(event -> source.value().equals(event.source()));
    }

    /** PostgreSQL keeps neither NUL nor a lone surrogate: a message with one would come back forever. */
    private static String storable(String text) {
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Sql.cut(encodable.replace('\0', '\uFFFD'), MAX_LENGTH);
    }

    @Override
    public String toString() {
        return queue + " " + id;
    }
}
