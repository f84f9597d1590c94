package io.symbolon.auth.verification;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.rate.Rate;
import io.symbolon.auth.rate.RateLimits;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Takes requests for links: so many of one user. Whoever asks for more is answered as ever, and nothing goes out. Never call
 * it inside a transaction. Thread-safe.
 */
@ApplicationScoped
class VerificationRequests {
    /** More than links go out: it bounds what asking costs. */
    static final Rate RATE = new Rate("email-verification", 10, Duration.ofHours(1));

    private final AccountMails mails;
    private final RateLimits limits;
    private final AuditLog audit;

    VerificationRequests() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public VerificationRequests(AccountMails mails, RateLimits limits, AuditLog audit) {
        this.mails = mails;
        this.limits = limits;
        this.audit = audit;
    }

    /** Has a link sent, if the user's address is not proved yet. */
    void take(UserId user) {
        if (limits.take(RATE, user.toString()).isPresent()) {
            audit.record(AuditEvent.refused(AuditType.EXCESS_RATE_LIMIT_EXCEEDED, "too_many_verifications")
                    .subject(user.value())
                    .build());
            return;
        }
        mails.verifyAddress(user);
    }
}
