package io.symbolon.user.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Letter;
import io.symbolon.common.event.RestCourier;
import io.symbolon.common.json.Json;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.ProfileView;
import io.symbolon.user.profile.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Answers each USER_CREATED with a welcome mail, handed to email-service under the event's id. A letter names the user
 * alone, for it lies open in the outbox: the address is read from the sealed profile when it goes. Thread-safe.
 */
@Dependent
final class EmailCourier extends RestCourier {
    private static final Logger LOG = System.getLogger(EmailCourier.class.getName());

    /** What the outbox calls email-service. */
    static final String DESTINATION = "email-service";

    private static final int BATCH = 5;

    private final EmailClient email;
    private final ProfileStore profiles;

    @Inject
    EmailCourier(@RestClient EmailClient email, ProfileStore profiles) {
        super(DESTINATION, BATCH);
        this.email = email;
        this.profiles = profiles;
    }

    /** What is left of the event for the mail: whose it is. */
    static CloudEvent letter(ProfileView profile, CloudEvent created) {
        JsonNode data = Json.tolerant().createObjectNode().put("user_id", profile.id());
        return created.withData(data);
    }

    @Override
    protected Delivery carry(Letter letter, CloudEvent event) {
        return event.dataAs(Welcomed.class)
                .filter(Welcomed::isComplete)
                .map(welcomed -> welcome(letter, welcomed.user()))
                .orElseGet(() -> Delivery.refused(letter, "no USER_CREATED"));
    }

    private Delivery welcome(Letter letter, UserId user) {
        Optional<ProfileView> profile;
        try {
            profile = profiles.find(user);
        } catch (RuntimeException unread) { // a profile that does not open holds up no other user's mail
            LOG.log(Level.WARNING, "a welcome waits for a profile that cannot be read: {0}", unread.toString());
            return Delivery.postponed(letter, unread.getClass().getName(), Duration.ZERO);
        }
        return profile.map(it -> WelcomeMail.to(it.email()))
                .map(mail -> call(letter, () -> email.send(letter.eventId().toString(), mail)))
                .orElseGet(() -> Delivery.delivered(letter)); // erased meanwhile: nobody is there to be welcomed
    }
}
