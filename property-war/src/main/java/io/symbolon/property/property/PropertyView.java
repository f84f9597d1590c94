package io.symbolon.property.property;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One property on the wire (CONTRACT section 6), and what a patch of it looks like: without the read-only members. {@code
 * version} is what the entity tag carries.
 */
public record PropertyView(
        @Schema(readOnly = true) UUID id,
        String name,
        String type,
        Address address,
        String role,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
        @Schema(readOnly = true) long version) {
    /** Strong: another version is another representation (RFC 9110 §8.8.1). */
    EntityTag tag() {
        return new EntityTag(Long.toString(version));
    }

    /** Where a list goes on after this one. */
    String key() {
        return new Cursor(createdAt, id).key();
    }
}
