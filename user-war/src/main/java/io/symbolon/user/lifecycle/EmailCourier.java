package io.symbolon.user.lifecycle;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Letter;
import io.symbolon.common.event.RestCourier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Answers each USER_CREATED with a welcome mail, handed to email-service under the event's id. Thread-safe. */
@Dependent
final class EmailCourier extends RestCourier {
    /** What the outbox calls email-service. */
    static final String DESTINATION = "email-service";

    private static final int BATCH = 5;

    private final EmailClient email;

    @Inject
    EmailCourier(@RestClient EmailClient email) {
        super(DESTINATION, BATCH);
        this.email = email;
    }

    @Override
    protected Delivery carry(Letter letter, CloudEvent event) {
        return event.dataAs(UserCreated.class)
                .filter(UserCreated::isComplete)
                .map(created -> WelcomeMail.to(created.email()))
                .map(mail -> call(letter, () -> email.send(letter.eventId().toString(), mail)))
                .orElseGet(() -> Delivery.refused(letter, "no USER_CREATED"));
    }
}
