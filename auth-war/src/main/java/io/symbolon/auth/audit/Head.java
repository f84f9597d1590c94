package io.symbolon.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far the chain reached at a time, signed: kept elsewhere, it finds what was cut off the tail. Immutable.
 *
 * @param count records sealed
 * @param mac the last link, in hexadecimal
 * @param signature over the three, in hexadecimal
 */
record Head(long count, String mac, Instant time, String signature) {
    /** Where Liberty's JSON log has the text of a line. */
    private static final String MESSAGE = "message";

    private static final Pattern MAC = Pattern.compile("[0-9a-f]{64}");

    /** Reads what {@link #toJson} wrote, or a JSON log line whose message it is; empty when there is none. */
    static Optional<Head> parse(String line) {
        try {
            JsonNode json = Json.tolerant().readTree(line);
            return json.hasNonNull(MESSAGE) ? parse(json.get(MESSAGE).asText()) : whole(json);
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private static Optional<Head> whole(JsonNode json) throws JsonProcessingException {
        return Optional.ofNullable(Json.tolerant().treeToValue(json, Head.class))
                .filter(Head::isWhole);
    }

    String toJson() {
        try {
            return Json.tolerant().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a head that is no JSON", impossible);
        }
    }

    private boolean isWhole() {
        return count >= 0
                && time != null
                && Stream.of(mac, signature)
                        .allMatch(hex -> hex != null && MAC.matcher(hex).matches());
    }
}
