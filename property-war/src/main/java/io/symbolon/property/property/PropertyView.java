package io.symbolon.property.property;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.UUID;

/** One property on the wire (CONTRACT section 6). {@code version} is what the entity tag carries. */
public record PropertyView(
        UUID id,
        String name,
        String type,
        Address address,
        String role,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** Strong: another version is another representation (RFC 9110 §8.8.1). */
    EntityTag tag() {
        return new EntityTag(Long.toString(version));
    }
}
