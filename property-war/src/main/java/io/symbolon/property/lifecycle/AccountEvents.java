package io.symbolon.property.lifecycle;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Handling;
import io.symbolon.property.erasure.ErasureStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What this service does about each event of auth. Thread-safe. */
@Dependent
public final class AccountEvents implements Handler {
    private final ErasureStore erasures;
    private final Clock clock;

    @Inject
    AccountEvents(ErasureStore erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    @Override
    public Handling handle(CloudEvent event) {
        return switch (event.name()) {
            // the guard learns of it from the feed of revocations; properties stay
            case "USER_DISABLED", "USER_ENABLED" -> Handling.done();
            case "USER_DELETED" -> delete(event);
            default -> Handling.refused("a type not known here");
        };
    }

    private Handling delete(CloudEvent event) {
        Optional<UUID> user = event.dataAs(UserDeleted.class).map(UserDeleted::userId);
        user.ifPresent(id -> erasures.note(id, clock.instant()));
        return user.isPresent() ? Handling.done() : Handling.refused("data that its type does not allow");
    }
}
