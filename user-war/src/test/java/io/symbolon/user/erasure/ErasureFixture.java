package io.symbolon.user.erasure;

import io.symbolon.common.authclient.AuthUser;
import io.symbolon.common.erasure.Erasure;
import io.symbolon.common.event.EventStore;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.testing.TransactedDepartures;
import io.symbolon.user.profile.ProfileStore;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Erasure outside a container: one transaction a step, and auth's answers by hand. */
public final class ErasureFixture {
    private final TransactedDepartures departures;
    private final Clock clock;

    public ErasureFixture(TestDatabase database, ProfileStore profiles, EventStore events, Clock clock) {
        ErasureStore store = new ErasureStore(database.entities(), profiles, events);
        this.departures = new TransactedDepartures(store, database.transactions());
        this.clock = clock;
    }

    public void round(Function<UUID, Optional<AuthUser>> auth) {
        new Erasure(departures, auth, clock).run();
    }

    public static Optional<AuthUser> gone(UUID user) {
        return Optional.empty();
    }

    public static Optional<AuthUser> there(UUID user) {
        return Optional.of(new AuthUser(user, null, null, null, "active", null, null));
    }
}
