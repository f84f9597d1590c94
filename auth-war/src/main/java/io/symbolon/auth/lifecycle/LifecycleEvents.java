package io.symbolon.auth.lifecycle;

import io.symbolon.auth.credential.Account;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells user and property what became of an account, with the present transaction. Thread-safe. */
@ApplicationScoped
class LifecycleEvents {
    private static final String[] HEARD_BY = {"user.from-auth", "property.from-auth"};

    private final Outbox outbox;
    private final EventSource events;

    LifecycleEvents() { // CDI proxy
        this(null, null);
    }

    @Inject
    public LifecycleEvents(Outbox outbox, EventSource events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** @param before the account as it was before its version rose by one */
    void publish(String name, Account before) {
        UserChanged data = new UserChanged(before.id().value(), before.version() + 1);
        outbox.publish(events.event(name, before.id().toString(), data), HEARD_BY);
    }
}
