package io.symbolon.auth.accountmail;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Courier;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Letter;
import io.symbolon.common.event.TraceContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Carries account mails to email-service by REST, each under its letter's id. Thread-safe. */
@Dependent
public final class AccountMailCourier implements Courier {
    /** What the outbox calls email-service. */
    static final String DESTINATION = "email-service";

    /** What a lease has time for, should each call take as long as it may. */
    private static final int BATCH = 4;

    private final Composer composer;
    private final EmailClient email;

    @Inject
    AccountMailCourier(Composer composer, @RestClient EmailClient email) {
        this.composer = composer;
        this.email = email;
    }

    @Override
    public Set<String> destinations() {
        return Set.of(DESTINATION);
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    /** Ends with the first failure: where one call finds nobody, the next would not either. */
    @Override
    public List<Delivery> carry(String destination, List<Letter> letters) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Letter letter : letters) {
            Delivery delivery = carry(letter);
            deliveries.add(delivery);
            if (delivery.outcome() == Delivery.Outcome.FAILED) {
                break;
            }
        }
        return deliveries;
    }

    private Delivery carry(Letter letter) {
        Optional<CloudEvent> event = CloudEvent.parse(letter.event());
        Optional<AccountMail> mail =
                event.flatMap(it -> it.dataAs(AccountMail.class)).filter(due -> due.occasion() != null);
        if (mail.isEmpty()) {
            return Delivery.refused(letter, "no account mail");
        }
        return TraceContext.within(event.get().traceparent(), () -> composer.compose(letter.eventId(), mail.get())
                .map(message -> send(letter, message))
                .orElseGet(() -> Delivery.delivered(letter)));
    }

    private Delivery send(Letter letter, EmailMessage mail) {
        try (Response accepted = email.send(letter.eventId().toString(), mail)) {
            return delivery(letter, accepted.getStatus());
        } catch (WebApplicationException refused) {
            return delivery(letter, refused.getResponse().getStatus());
        } catch (ProcessingException unreachable) {
            return Delivery.failed(letter, unreachable.getClass().getName());
        }
    }

    /** 409: it came before, in another language perhaps, so the mail is there. 400 and 413 will be the same next time. */
    private static Delivery delivery(Letter letter, int status) {
        return switch (status) {
            case 202, 409 -> Delivery.delivered(letter);
            case 400, 413 -> Delivery.refused(letter, "status " + status);
            default -> Delivery.failed(letter, "status " + status);
        };
    }
}
