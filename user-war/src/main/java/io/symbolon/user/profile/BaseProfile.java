package io.symbolon.user.profile;

import java.time.Instant;

/**
 * What is known of a user from the start. Its string form leaves the person out.
 *
 * @param displayName null when none was given
 * @param lastActivityAt null when none is known yet
 */
public record BaseProfile(UserId id, String email, String displayName, Instant lastActivityAt) {
    @Override
    public String toString() {
        return "base profile of " + id;
    }
}
