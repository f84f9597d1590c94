package io.symbolon.auth.account;

import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Handler;
import io.symbolon.common.event.Handling;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** What user-war tells of profiles. An account that is gone meanwhile needs nothing. Thread-safe. */
@Dependent
public final class ProfileEvents implements Handler {
    private final AccountStore accounts;

    @Inject
    public ProfileEvents(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public Handling handle(CloudEvent event) {
        return switch (event.name()) {
            // an update tells as much as the creation, and may come before it
            case "PROFILE_CREATED", "PROFILE_UPDATED" -> profileExists(event);
            default -> Handling.refused("no such type");
        };
    }

    private Handling profileExists(CloudEvent event) {
        return event.dataAs(ProfileData.class)
                .filter(data -> data.userId() != null)
                .map(data -> {
                    accounts.profileCreated(new UserId(data.userId()));
                    return Handling.done();
                })
                .orElseGet(() -> Handling.refused("no user_id"));
    }

    /** What of the data matters here. */
    private record ProfileData(UUID userId) {}
}
