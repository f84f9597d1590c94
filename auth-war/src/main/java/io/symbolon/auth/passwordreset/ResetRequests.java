package io.symbolon.auth.passwordreset;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.rate.RateLimits;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.peer.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Takes requests for links: so many from one network, whatever addresses it names. Whoever asks for more is answered as ever
 * (CONTRACT section 4: "always 202"), and nothing goes out. Never call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
class ResetRequests {
    private final AccountMails mails;
    private final RateLimits limits;
    private final ResetSettings settings;
    private final AuditLog audit;
    private final Transactions transactions;

    ResetRequests() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public ResetRequests(
            AccountMails mails, RateLimits limits, ResetSettings settings, AuditLog audit, Transactions transactions) {
        this.mails = mails;
        this.limits = limits;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Has a link sent, if the address has an account. The record tells from where it was asked for, not for whom: nobody
     * knows yet whether there is such an account, and an address is personal.
     *
     * @param email as typed; one that is no address belongs to nobody
     * @param address of the network, from where it was typed
     */
    void take(String email, String address) {
        if (limits.take(settings.rate(), Network.around(address)).isPresent()) {
            audit.record(AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, "too_many_resets")
                    .build());
            return;
        }
        transactions.run(() -> {
            EmailAddress.parse(email).ifPresent(mails::resetPassword);
            audit.record(AuditEvent.success(AuditType.SENSITIVE_CREATE)
                    .detail("resource", "password-reset")
                    .build());
        });
    }
}
