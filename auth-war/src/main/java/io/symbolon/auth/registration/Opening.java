package io.symbolon.auth.registration;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.NewAccounts;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** An account, the mail by which its address is proved, and the record: all or nothing. Thread-safe. */
@ApplicationScoped
class Opening {
    private final NewAccounts accounts;
    private final AccountMails mails;
    private final AuditLog audit;

    Opening() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Opening(NewAccounts accounts, AccountMails mails, AuditLog audit) {
        this.accounts = accounts;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * False, and nothing stored, when the address is taken.
     *
     * @param origin of the request, which is on another thread
     */
    @Transactional
    public boolean open(
            Account account, EmailAddress email, String passwordHash, String displayName, AuditOrigin origin) {
        boolean added = accounts.add(account, email, passwordHash, displayName);
        if (added) {
            mails.verifyAddress(account.id());
            audit.record(AuditEvent.success(AuditType.USER_CREATED)
                    .subject(account.id().value())
                    .origin(origin)
                    .build());
        }
        return added;
    }
}
