package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Claims in the types of MP-JWT: text, long and boolean as Java's, everything else as a JSON-P value. */
final class ClaimValues {
    private ClaimValues() {}

    static Object of(JsonNode claim) {
        if (claim == null) {
            return null;
        }
        if (claim.isTextual()) {
            return claim.textValue();
        }
        if (claim.isBoolean()) {
            return claim.booleanValue();
        }
        if (claim.isIntegralNumber() && claim.canConvertToLong()) {
            return claim.longValue();
        }
        try (JsonReader reader = Json.createReader(new StringReader(claim.toString()))) {
            return reader.readValue();
        }
    }
}
