package io.symbolon.user.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A profile on the wire (CONTRACT section 5); a member without a value is null. {@code metadata} is a JSON object. Its
 * string form leaves the person out.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
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
    ProfileView(String id, Person person, Instant createdAt, Instant updatedAt, Instant lastActivityAt, long version) {
        this(
                id,
                person.email(),
                person.displayName(),
                person.givenName(),
                person.familyName(),
                person.phone(),
                person.locale(),
                person.timeZone(),
                person.bio(),
                person.avatarUrl(),
                person.metadata(),
                createdAt,
                updatedAt,
                lastActivityAt,
                version);
    }

    /**
     * The entity tag (RFC 9110 §8.8.3), without quotes. The last activity is no change of the profile, but it is shown, so
     * the tag changes with it.
     */
    String entityTag() {
        return lastActivityAt == null
                ? Long.toString(version)
                : version + "-" + Long.toString(lastActivityAt.toEpochMilli(), 36);
    }

    @Override
    public String toString() {
        return "profile " + id + " version " + version;
    }
}
