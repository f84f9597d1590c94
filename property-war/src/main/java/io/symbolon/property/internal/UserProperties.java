package io.symbolon.property.internal;

import io.symbolon.property.property.PropertyClaim;
import java.util.List;

/**
 * The answer of the internal door.
 *
 * @param properties the oldest first, at most {@link #MOST}
 * @param propertiesTruncated true when the user has more; else null
 */
public record UserProperties(String userId, List<PropertyClaim> properties, Boolean propertiesTruncated) {
    /** Bounds one answer, far above the 50 that a token carries. */
    static final int MOST = 1000;

    /** @param oldest of the user's, one more than {@link #MOST} where there are as many */
    static UserProperties of(String userId, List<PropertyClaim> oldest) {
        return oldest.size() > MOST
                ? new UserProperties(userId, List.copyOf(oldest.subList(0, MOST)), true)
                : new UserProperties(userId, oldest, null);
    }
}
