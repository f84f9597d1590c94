package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.UserId;
import java.util.UUID;

/** The data of USER_CREATED (CONTRACT section 9). Its string form leaves the person out. */
record UserCreated(UUID userId, String email, String displayName) {
    boolean isComplete() {
        return userId != null && email != null && !email.isBlank();
    }

    UserId user() {
        return new UserId(userId);
    }

    @Override
    public String toString() {
        return "creation of " + userId;
    }
}
