package io.symbolon.auth.verification;

import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Takes a link's word that the address is its owner's. Thread-safe. */
@ApplicationScoped
class Verification {
    private static final String INVALID_LINK = "invalid_link";

    private final LinkStore links;
    private final AccountStore accounts;
    private final AuthFailures failures;
    private final AuditLog audit;

    Verification() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Verification(LinkStore links, AccountStore accounts, AuthFailures failures, AuditLog audit) {
        this.links = links;
        this.accounts = accounts;
        this.failures = failures;
        this.audit = audit;
    }

    /** Uses the link up; false when it was used, has expired or never was. */
    @Transactional
    public boolean confirm(LinkToken token) {
        Optional<UserId> account = links.redeem(token, Occasion.EMAIL_VERIFICATION);
        account.ifPresentOrElse(accounts::addressProved, () -> failures.count(INVALID_LINK));
        audit.record(account.map(proved -> AuditEvent.success(AuditType.USER_UPDATED)
                        .subject(proved.value())
                        .detail("email", "verified"))
                .orElseGet(() -> AuditEvent.refused(AuditType.AUTHZ_FAIL, INVALID_LINK))
                .build());
        return account.isPresent();
    }
}
