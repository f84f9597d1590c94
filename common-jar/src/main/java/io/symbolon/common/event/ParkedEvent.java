package io.symbolon.common.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An event set aside, as an administrator sees it: without its data, which may be personal. Immutable.
 *
 * @param id the event's, or one made from the text when it was none
 * @param source who says it is the source; null when the text was no event
 * @param type null when the text was no event
 * @param time when it happened; null when the text was no event
 * @param direction {@code in}: it was not handled here; {@code out}: its receiver refused it
 * @param queue where it came from, or was to go
 * @param since when it came in, or was published
 * @param attempts in vain
 * @param reason of the last of them, without personal data
 */
public record ParkedEvent(
        String id,
        String source,
        String type,
        Instant time,
        String direction,
        String queue,
        Instant since,
        int attempts,
        String reason) {
    static ParkedEvent of(String direction, String queue, String id, Instant since, String text, Attempts attempts) {
        Optional<CloudEvent> event = CloudEvent.parse(text);
        return new ParkedEvent(
                id,
                event.map(CloudEvent::source).map(ParkedEvent::plain).orElse(null),
                event.map(CloudEvent::type).map(ParkedEvent::plain).orElse(null),
                event.map(CloudEvent::time).orElse(null),
                direction,
                queue,
                since,
                attempts.count(),
                attempts.reason());
    }

    /** How often it was tried and what came of it. */
    record Attempts(int count, String reason) {}

    /** What a forged event says of itself is shown as far as it looks like ours. */
    private static String plain(String attribute) {
        return attribute.matches("[A-Za-z0-9._-]{1,100}") ? attribute : "?";
    }
}
