package io.symbolon.auth.credential;

import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** How accounts come to be: the account and the news of it in one transaction, both or neither. Thread-safe. */
@ApplicationScoped
public class NewAccounts {
    private static final String USER_CREATED = "USER_CREATED";
    /** The queue user-war hears. */
    private static final String HEARD_BY_USER = "user.from-auth";

    private final AccountStore accounts;
    private final Outbox outbox;
    private final EventSource events;

    NewAccounts() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public NewAccounts(AccountStore accounts, Outbox outbox, EventSource events) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.events = events;
    }

    /** Stores the account and publishes it; false, and nothing published, when the address is taken. */
    @Transactional
    public boolean add(Account account, EmailAddress email, String passwordHash, String displayName) {
        boolean added = accounts.add(account, email, passwordHash);
        if (added) {
            UserCreated data = new UserCreated(account.id().value(), account.email(), displayName);
            outbox.publish(events.event(USER_CREATED, account.id().toString(), data), HEARD_BY_USER);
        }
        return added;
    }
}
