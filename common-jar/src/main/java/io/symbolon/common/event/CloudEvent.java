package io.symbolon.common.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One fact, as it travels (CloudEvents 1.0, JSON format, structured mode): {@code source} is the service's name,
 * {@code type} is {@code io.symbolon.} and the event's name, {@code subject} a user's UUID, a service name or a key id,
 * {@code traceparent} the trace it belongs to (CloudEvents distributed tracing extension) or null. Immutable as long as
 * nobody changes {@code data}. Its string form leaves the data out, which may be personal.
 */
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        JsonNode data,
        String traceparent) {
    /** What every type of this platform begins with. */
    public static final String TYPE_PREFIX = "io.symbolon.";

    /** The version of CloudEvents spoken here. */
    public static final String SPECVERSION = "1.0";

    /** Reads an event; empty when the text is no JSON object or lacks what CloudEvents 1.0 and our contract require. */
    public static Optional<CloudEvent> parse(String json) {
        try {
            return Optional.ofNullable(Json.tolerant().readValue(json, CloudEvent.class))
                    .filter(CloudEvent::isComplete);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The wire form. */
    public String toJson() {
        try {
            return Json.tolerant().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event that is no JSON", impossible);
        }
    }

    /** The same event with other data, as another receiver is to have it. */
    public CloudEvent withData(JsonNode other) {
        return new CloudEvent(specversion, id, source, type, subject, time, datacontenttype, other, traceparent);
    }

    /** The type without its prefix, such as {@code USER_CREATED}; the whole type when it is none of ours. */
    public String name() {
        return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
    }

    /** The data as a record; empty when it does not fit. Unknown members are ignored: producers may be newer. */
    public <T> Optional<T> dataAs(Class<T> type) {
        try {
            return Optional.ofNullable(Json.tolerant().treeToValue(data, type));
        } catch (JacksonException doesNotFit) {
            return Optional.empty();
        }
    }

    private boolean isComplete() {
        return SPECVERSION.equals(specversion) && id != null && isPresent(source) && isPresent(type) && time != null;
    }

    private static boolean isPresent(String attribute) {
        return attribute != null && !attribute.isBlank();
    }

    @Override
    public String toString() {
        return "event " + type + " " + id;
    }
}
