package io.symbolon.user.profile;

import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Tells auth what became of profiles, with the transaction in which it did. Thread-safe. */
@Dependent
public final class ProfileEvents {
    /** The queue from user to auth. */
    public static final String QUEUE = "auth.from-user";

    private final EventSource source;
    private final Outbox outbox;

    @Inject
    public ProfileEvents(EventSource source, Outbox outbox) {
        this.source = source;
        this.outbox = outbox;
    }

    /** PROFILE_CREATED. */
    public void created(ProfileView profile, List<String> members) {
        publish("PROFILE_CREATED", profile, members);
    }

    /** PROFILE_UPDATED. */
    void updated(ProfileView profile, List<String> changed) {
        publish("PROFILE_UPDATED", profile, changed);
    }

    private void publish(String name, ProfileView profile, List<String> changed) {
        ProfileChanged data = new ProfileChanged(profile.id(), profile.version(), changed);
        outbox.publish(source.event(name, profile.id(), data), QUEUE);
    }
}
