package io.symbolon.user.authentication;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.symbolon.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The properties that a token has room for, the oldest first.
 *
 * @param truncated whether there are more
 */
record PropertiesClaim(List<PropertyClaim> kept, boolean truncated) {
    /** CONTRACT section 5. */
    static final int MOST = 50;

    /**
     * Bytes of the claim's JSON. In Base64 and beside all other claims and the signature, the token then stays within the 8
     * KiB that services take (CONTRACT section 3); auth takes no more.
     */
    static final int MOST_BYTES = 5 * 1024;

    static PropertiesClaim of(List<PropertyClaim> oldestFirst) {
        List<PropertyClaim> kept = new ArrayList<>();
        int size = 2; // the brackets
        for (PropertyClaim property : oldestFirst) {
            size += size(property) + (kept.isEmpty() ? 0 : 1);
            if (kept.size() == MOST || size > MOST_BYTES) {
                return new PropertiesClaim(List.copyOf(kept), true);
            }
            kept.add(property);
        }
        return new PropertiesClaim(List.copyOf(kept), false);
    }

    private static int size(PropertyClaim property) {
        try {
            return Json.strict().writeValueAsString(property).getBytes(StandardCharsets.UTF_8).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a property that is no JSON", impossible);
        }
    }
}
