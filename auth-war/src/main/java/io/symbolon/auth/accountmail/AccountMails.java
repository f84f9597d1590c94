package io.symbolon.auth.accountmail;

import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where mails about accounts are asked for: each joins the caller's transaction, or makes one. Thread-safe. */
@ApplicationScoped
public class AccountMails {
    /** Stays within this service: the outbox calls for a name. */
    static final String EVENT = "ACCOUNT_MAIL";
    /** An IPv4 or IPv6 address: what a client says of itself is nobody's text to send. */
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private final Outbox outbox;
    private final EventSource events;
    private final InstantSource clock;

    AccountMails() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public AccountMails(Outbox outbox, EventSource events, InstantSource clock) {
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** A link to prove that the address is its owner's; none once it is proved. */
    @Transactional
    public void verifyAddress(UserId account) {
        publish(Occasion.EMAIL_VERIFICATION, account.value(), null, null);
    }

    /** A link to set a new password, if the address has an account: that is looked up only later. */
    @Transactional
    public void resetPassword(EmailAddress email) {
        publish(Occasion.PASSWORD_RESET, null, email.address(), null);
    }

    /** Word that the password is another. */
    @Transactional
    public void passwordChanged(UserId account) {
        publish(Occasion.PASSWORD_CHANGED, account.value(), null, null);
    }

    /** Word of a login from a network address not seen before. */
    @Transactional
    public void newLogin(UserId account, String network) {
        String shown = NETWORK_ADDRESS.matcher(network).matches() ? network : "?";
        publish(Occasion.NEW_LOGIN, account.value(), null, shown);
    }

    private void publish(Occasion occasion, UUID account, String email, String network) {
        AccountMail mail = new AccountMail(occasion, account, email, network, clock.instant());
        String subject = account == null ? null : account.toString();
        outbox.publish(events.event(EVENT, subject, mail), AccountMailCourier.DESTINATION);
    }
}
