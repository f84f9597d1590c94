package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.UserId;
import java.util.UUID;

/** The data of USER_DISABLED, USER_ENABLED and USER_DELETED (CONTRACT section 9). */
record UserChanged(UUID userId, Long version) {
    boolean isComplete() {
        return userId != null && version != null;
    }

    UserId user() {
        return new UserId(userId);
    }
}
