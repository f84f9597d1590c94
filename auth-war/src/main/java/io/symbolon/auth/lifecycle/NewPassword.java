package io.symbolon.auth.lifecycle;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountChangeStore;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Replaces passwords; who knew the old one is out, wherever they are logged in, and the owner hears of it. Joins a transaction or makes one. Thread-safe. */
@ApplicationScoped
public class NewPassword {
    private final AccountStore accounts;
    private final AccountChangeStore changes;
    private final Sessions sessions;
    private final LinkStore links;
    private final AccountMails mails;
    private final AuditLog audit;

    NewPassword() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public NewPassword(
            AccountStore accounts,
            AccountChangeStore changes,
            Sessions sessions,
            LinkStore links,
            AccountMails mails,
            AuditLog audit) {
        this.accounts = accounts;
        this.changes = changes;
        this.sessions = sessions;
        this.links = links;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * Sets it and ends every session.
     *
     * @param checked the account as it stood when its owner proved to be it
     * @param hash encoded
     * @param origin of the request, which is on another thread
     * @return false, and nothing is changed, when meanwhile the account was disabled or deleted or got another password
     */
    @Transactional
    public boolean set(Account checked, String hash, AuditOrigin origin) {
        boolean set = replace(checked, hash, origin);
        if (set) {
            sessions.endAll(checked.id().value(), EndReason.PASSWORD_CHANGED);
        }
        return set;
    }

    /** The same, and one session goes on. */
    @Transactional
    public boolean set(Account checked, String hash, UUID kept, AuditOrigin origin) {
        boolean set = replace(checked, hash, origin);
        if (set) {
            sessions.endOthers(checked.id().value(), kept, EndReason.PASSWORD_CHANGED);
        }
        return set;
    }

    private boolean replace(Account checked, String hash, AuditOrigin origin) {
        boolean same = accounts.lock(checked.id())
                .filter(account -> !account.disabled() && account.version() == checked.version())
                .isPresent();
        if (same) {
            changes.password(checked.id(), hash);
            links.withdraw(checked.id(), Occasion.PASSWORD_RESET);
            mails.passwordChanged(checked.id());
            audit.record(AuditEvent.success(AuditType.AUTHN_PASSWORD_CHANGE)
                    .subject(checked.id().value())
                    .origin(origin)
                    .build());
        }
        return same;
    }
}
