package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.ProfileStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** A user was here: the latest time counts, in whatever order the news comes. Thread-safe. */
@Dependent
final class Activity {
    private final AccountStore accounts;
    private final ProfileStore profiles;
    private final Clock clock;

    @Inject
    Activity(AccountStore accounts, ProfileStore profiles, Clock clock) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** A time in the future, from a clock that is wrong, would outlast every true one: it counts as now. */
    void of(UserLoggedOut loggedOut, Instant time) {
        Instant now = clock.instant();
        Instant at = time.isAfter(now) ? now : time;
        if (accounts.lock(loggedOut.user()).seen(at)) {
            profiles.seen(loggedOut.user(), at);
        }
    }
}
