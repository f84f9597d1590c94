package io.symbolon.auth.accountmail;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Letter;
import io.symbolon.common.event.RestCourier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Carries account mails to email-service, each under its letter's id. Thread-safe. */
@Dependent
final class AccountMailCourier extends RestCourier {
    /** What the outbox calls email-service. */
    static final String DESTINATION = "email-service";

    private static final int BATCH = 4;

    private final Composer composer;
    private final EmailClient email;

    @Inject
    AccountMailCourier(Composer composer, @RestClient EmailClient email) {
        super(DESTINATION, BATCH);
        this.composer = composer;
        this.email = email;
    }

    @Override
    protected Delivery carry(Letter letter, CloudEvent event) {
        return event.dataAs(AccountMail.class)
                .filter(due -> due.occasion() != null)
                .map(due -> carry(letter, due))
                .orElseGet(() -> Delivery.refused(letter, "no account mail"));
    }

    private Delivery carry(Letter letter, AccountMail due) {
        return composer.compose(letter.eventId(), due)
                .map(mail -> call(letter, () -> email.send(letter.eventId().toString(), mail)))
                .orElseGet(() -> Delivery.delivered(letter));
    }
}
