package io.symbolon.property.lifecycle;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Handling;
import jakarta.enterprise.context.Dependent;

/** What this service does about each event of auth. Thread-safe. */
@Dependent
public final class AccountEvents implements Handler {
    @Override
    public Handling handle(CloudEvent event) {
        return switch (event.name()) {
            // the guard learns of it from the feed of revocations; properties stay
            case "USER_DISABLED", "USER_ENABLED" -> Handling.done();
            // parked, so that nothing is lost: to be delivered again once deletion is carried out here
            case "USER_DELETED" -> Handling.refused("a deletion, which is not carried out by itself");
            default -> Handling.refused("a type not known here");
        };
    }
}
