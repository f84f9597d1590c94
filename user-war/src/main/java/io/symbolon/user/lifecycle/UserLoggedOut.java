package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.UserId;
import java.util.UUID;

/** The data of USER_LOGGED_OUT (CONTRACT section 9), as far as it matters here. */
record UserLoggedOut(UUID userId) {
    boolean isComplete() {
        return userId != null;
    }

    UserId user() {
        return new UserId(userId);
    }
}
