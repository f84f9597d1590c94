package io.symbolon.auth;

import io.symbolon.auth.account.ProfileEvents;
import io.symbolon.auth.account.UserEvents;
import io.symbolon.auth.audit.EmailEvents;
import io.symbolon.auth.audit.PropertyEvents;
import io.symbolon.auth.audit.RecordedEvents;
import io.symbolon.auth.audit.Sealing;
import io.symbolon.common.event.ExchangesEvents;
import io.symbolon.common.event.Subscription;
import io.symbolon.common.task.Repeated;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Who tells this service what, a queue each, and what is done with it. */
@Dependent
@ExchangesEvents
class Events {
    @Produces
    Subscription user(ProfileEvents profiles, RecordedEvents records) {
        return new Subscription(UserEvents.QUEUE, new ServiceName("user-service"), records.or(profiles));
    }

    @Produces
    Subscription property(RecordedEvents records) {
        return new Subscription(PropertyEvents.QUEUE, new ServiceName("property-service"), records);
    }

    @Produces
    Subscription email(RecordedEvents records) {
        return new Subscription(EmailEvents.QUEUE, new ServiceName("email-service"), records);
    }

    @Produces
    Repeated sealing(Sealing sealing, ManagedScheduledExecutorService executor) {
        return sealing.sealing(executor);
    }

    @Produces
    Repeated carryingOut(Sealing sealing, ManagedScheduledExecutorService executor) {
        return sealing.carryingOut(executor);
    }
}
