package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.UserId;
import java.util.UUID;

/** The data of a letter to email-service; one of an earlier release has all that USER_CREATED has. */
record Welcomed(UUID userId) {
    boolean isComplete() {
        return userId != null;
    }

    UserId user() {
        return new UserId(userId);
    }
}
