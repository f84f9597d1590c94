package io.symbolon.user.authentication;

import java.util.List;
import java.util.UUID;

/** What property-service answers of a user (CONTRACT section 6): the oldest first. */
public record OwnProperties(UUID userId, List<PropertyClaim> properties) {
    boolean isOf(UUID user) {
        return user.equals(userId)
                && properties != null
                && properties.stream().allMatch(it -> it != null && it.isWhole());
    }
}
