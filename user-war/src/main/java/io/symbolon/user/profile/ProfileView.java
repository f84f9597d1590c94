package io.symbolon.user.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A profile on the wire (CONTRACT section 5), and what a patch of it looks like: without the read-only members. A member
 * without a value is null. Its string form leaves the person out.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProfileView(
        @Schema(readOnly = true) String id,
        @Schema(readOnly = true) String email,
        @Schema(nullable = true) String displayName,
        @Schema(nullable = true) String givenName,
        @Schema(nullable = true) String familyName,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String locale,
        @Schema(nullable = true) String timeZone,
        @Schema(nullable = true) String bio,
        @Schema(nullable = true) String avatarUrl,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
        @Schema(readOnly = true, nullable = true) Instant lastActivityAt,
        @Schema(readOnly = true) long version) {
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
