package io.symbolon.auth.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.symbolon.common.json.Json;
import io.symbolon.common.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a service begins a session with; anything may be missing. The string form is redacted.
 *
 * @param claims what it asserts of the user
 */
@Schema(requiredProperties = "ticket")
public record SessionRequest(String ticket, Claims claims) {
    /**
     * Bytes of the claim's JSON: in base64, with all other claims and the signature, it still makes a token that services take
     * (8 KiB, CONTRACT section 3).
     */
    static final int MOST_BYTES = 5 * 1024;

    private static final String PROPERTIES = "properties";

    /** The claims that can be asserted. */
    public record Claims(List<Property> properties) {}

    /** One of a user's properties, and what they are to it. */
    @Schema(requiredProperties = {"property_id", "name", "role"})
    public record Property(String propertyId, String name, String role) {
        boolean isWhole() {
            return propertyId != null && name != null && role != null;
        }

        Map<String, String> claim() {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("property_id", propertyId);
            members.put("name", name);
            members.put("role", role);
            return members;
        }
    }

    /** @param assertable the claims that the caller is registered to assert */
    Optional<Violation> violation(Set<String> assertable) {
        if (ticket == null) {
            return Optional.of(new Violation("ticket", "must be given"));
        }
        if (asserted().isPresent() && !assertable.contains(PROPERTIES)) {
            return Optional.of(new Violation("claims." + PROPERTIES, "is no claim that this service may assert"));
        }
        return asserted().flatMap(SessionRequest::violation);
    }

    /** The claim {@code properties}; of a request without violations. */
    Optional<List<Map<String, String>>> properties() {
        return asserted().map(list -> list.stream().map(Property::claim).toList());
    }

    private Optional<List<Property>> asserted() {
        return Optional.ofNullable(claims).map(Claims::properties);
    }

    private static Optional<Violation> violation(List<Property> properties) {
        if (!properties.stream().allMatch(one -> one != null && one.isWhole())) {
            return Optional.of(new Violation("claims." + PROPERTIES, "each must have property_id, name and role"));
        }
        return size(properties) > MOST_BYTES
                ? Optional.of(new Violation("claims." + PROPERTIES, "must be at most " + MOST_BYTES + " bytes of JSON"))
                : Optional.empty();
    }

    private static int size(List<Property> properties) {
        try {
            return Json.strict().writeValueAsString(properties).getBytes(StandardCharsets.UTF_8).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("properties that are no JSON", impossible);
        }
    }

    @Override
    public String toString() {
        return "[ticket]";
    }
}
