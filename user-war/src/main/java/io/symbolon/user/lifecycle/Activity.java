package io.symbolon.user.lifecycle;

import io.symbolon.user.profile.ProfileStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A user was here: the latest time counts, in whatever order the news comes. Thread-safe. */
@Dependent
final class Activity {
    /** By which either clock may be wrong; what is kept of one that is ahead is outlasted as soon. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final AccountStore accounts;
    private final ProfileStore profiles;
    private final Clock clock;

    @Inject
    Activity(AccountStore accounts, ProfileStore profiles, Clock clock) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** A time far in the future, from a clock that is wrong, would outlast every true one: it counts as now. */
    void of(UserLoggedOut loggedOut, Instant time) {
        Instant now = clock.instant();
        Instant at = time.isAfter(now.plus(MOST_AHEAD)) ? now : time;
        if (accounts.lock(loggedOut.user()).seen(at)) {
            profiles.seen(loggedOut.user(), at);
        }
    }
}
