package io.symbolon.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events as they are agreed upon, one file a type: what is changed there changes what services say to each other. */
public final class GoldenEvent {
    private GoldenEvent() {}

    /** The event, word by word. */
    public static String text(String name) {
        try (var file = GoldenEvent.class.getResourceAsStream("/events/v1/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same as it is read. */
    public static CloudEvent event(String name) {
        return CloudEvent.parse(text(name)).orElseThrow();
    }

    /** The event's JSON, but for its id and its trace, which no two share. */
    public static JsonNode members(String name) {
        return comparable(text(name));
    }

    /** The same of an event that was published. */
    public static JsonNode members(CloudEvent event) {
        return comparable(event.toJson());
    }

    private static JsonNode comparable(String json) {
        try {
            ObjectNode members = (ObjectNode) Json.strict().readTree(json);
            members.remove("id");
            members.remove("traceparent");
            return members;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
