package io.symbolon.user.lifecycle;

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

/** Answers each USER_CREATED with a welcome mail, handed to email-service by REST. Thread-safe. */
@Dependent
public final class EmailCourier implements Courier {
    /** What the outbox calls email-service. */
    static final String DESTINATION = "email-service";

    /** What a lease has time for, should each call take as long as it may. */
    private static final int BATCH = 5;

    private final EmailClient email;

    @Inject
    public EmailCourier(@RestClient EmailClient email) {
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
        Optional<UserCreated> created =
                event.flatMap(it -> it.dataAs(UserCreated.class)).filter(UserCreated::isComplete);
        if (created.isEmpty()) {
            return Delivery.refused(letter, "no USER_CREATED");
        }
        EmailMessage mail = WelcomeMail.to(created.get().email());
        return TraceContext.within(event.get().traceparent(), () -> send(letter, mail));
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

    /** 409: this key came before with another text, so the mail is there. 400 and 413 will be the same next time. */
    private static Delivery delivery(Letter letter, int status) {
        return switch (status) {
            case 202, 409 -> Delivery.delivered(letter);
            case 400, 413 -> Delivery.refused(letter, "status " + status);
            default -> Delivery.failed(letter, "status " + status);
        };
    }
}
