package io.symbolon.user.lifecycle;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Outbox;
import io.symbolon.user.profile.BaseProfile;
import io.symbolon.user.profile.ProfileEvents;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.ProfileView;
import io.symbolon.user.profile.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** A user is born: a base profile, word of it to auth, and a mail that welcomes. Thread-safe. */
@Dependent
final class Creation {
    private final AccountStore accounts;
    private final ProfileStore profiles;
    private final ProfileEvents events;
    private final Outbox outbox;

    @Inject
    Creation(AccountStore accounts, ProfileStore profiles, ProfileEvents events, Outbox outbox) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.events = events;
        this.outbox = outbox;
    }

    void of(UserCreated created, CloudEvent event) {
        UserId user = created.user();
        Account account = accounts.lock(user);
        if (account.isDeleted()) {
            return;
        }
        profiles.create(new BaseProfile(user, created.email(), created.displayName(), account.lastActivityAt()))
                .ifPresent(profile -> tell(profile, event));
    }

    /** The mail's letter bears the id of the very event it answers: so many times sent, once written. */
    private void tell(ProfileView profile, CloudEvent event) {
        events.created(profile, members(profile));
        outbox.publish(EmailCourier.letter(profile, event), EmailCourier.DESTINATION);
    }

    private static List<String> members(ProfileView profile) {
        List<String> members = new ArrayList<>(List.of("email"));
        if (profile.displayName() != null) {
            members.add("display_name");
        }
        return members;
    }
}
