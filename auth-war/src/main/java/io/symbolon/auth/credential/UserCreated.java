package io.symbolon.auth.credential;

import java.util.UUID;

/** The data of USER_CREATED (CONTRACT section 9). The string form is the id alone. */
record UserCreated(UUID userId, String email, String displayName) {
    @Override
    public String toString() {
        return "user " + userId;
    }
}
