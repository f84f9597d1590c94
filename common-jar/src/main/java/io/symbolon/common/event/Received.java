package io.symbolon.common.event;

import io.symbolon.common.database.Sql;
import io.symbolon.common.token.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as it came in.
 *
 * @param id the event's, when its rightful source sent it; else made from the text or the message's id, so that a forged
 *     event cannot take the place of the genuine one
 */
record Received(String queue, String id, String text) {
    /** The column's length; no event of ours comes near it. */
    static final int MAX_LENGTH = 262_144;
    /** Three bytes a character at most, doubled by sealing. */
    private static final int MOST_SEALED = MAX_LENGTH / 6;
    /** The column's length: a UUID's. */
    private static final int SUBJECT_LENGTH = 36;

    static Received on(String queue, ServiceName source, String text) {
        String storable = storable(text);
        String id = genuine(storable, source)
                .map(CloudEvent::id)
                .orElseGet(() -> madeOf(storable))
                .toString();
        return new Received(queue, id, storable);
    }

    /** @param message the broker's id of the message, the same when it comes again; null when it has none */
    static Received withoutText(String queue, String message) {
        UUID id = message == null ? UUID.randomUUID() : madeOf(message);
        return new Received(queue, id.toString(), "");
    }

    /** The event, when it is one and comes from the source. */
    static Optional<CloudEvent> genuine(String text, ServiceName source) {
        return CloudEvent.parse(text).filter(event -> source.value().equals(event.source()));
    }

    /** As the inbox keeps it. Sealed, a text is longer: what then is too long, and no event of ours, is cut. */
    Received sealed(InboxSeal seal) {
        String sealed = seal.seal(place(), text);
        String fitting = sealed.length() <= MAX_LENGTH ? sealed : seal.seal(place(), Sql.cut(text, MOST_SEALED));
        return new Received(queue, id, fitting);
    }

    /** As it came in. */
    Received opened(InboxSeal seal) {
        return new Received(queue, id, seal.open(place(), text));
    }

    /** Whom it says it is about, in whosever name; empty when nobody. */
    String subject() {
        return CloudEvent.parse(text)
                .map(CloudEvent::subject)
                .map(subject -> storable(Sql.cut(subject, SUBJECT_LENGTH)))
                .orElse("");
    }

    private static UUID madeOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** PostgreSQL keeps neither NUL nor a lone surrogate: a message with one would come back forever. */
    private static String storable(String text) {
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Sql.cut(encodable.replace('\0', '\uFFFD'), MAX_LENGTH);
    }

    private String place() {
        return queue + " " + id;
    }

    @Override
    public String toString() {
        return place();
    }
}
