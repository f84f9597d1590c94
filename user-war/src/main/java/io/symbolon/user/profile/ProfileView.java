package io.symbolon.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import java.time.Instant;

/**
 * A profile on the wire (CONTRACT section 5); members without a value are left out. {@code metadata} is a JSON object. Its
 * string form leaves the person out.
 */
public record ProfileView(
        String id,
        String email,
        String displayName,
        String givenName,
        String familyName,
        String phone,
        String locale,
        String timeZone,
        String bio,
        String avatarUrl,
        JsonNode metadata,
        Instant createdAt,
        Instant updatedAt,
        Instant lastActivityAt,
        long version) {
    /**
     * The entity tag (RFC 9110 §8.8.3), without quotes. The last activity is no change of the profile, but it is shown, so
     * the tag changes with it.
     */
    String entityTag() {
        return lastActivityAt == null
                ? Long.toString(version)
                : version + "-" + Long.toString(lastActivityAt.toEpochMilli(), 36);
    }

    static JsonNode metadata(String json) {
        try {
            return Json.strict().readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("the metadata of a profile is no JSON", corrupt);
        }
    }

    @Override
    public String toString() {
        return "profile " + id + " version " + version;
    }
}
