package io.symbolon.auth.passwordreset;

import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.lifecycle.NewPassword;
import io.symbolon.common.audit.AuditOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The link used up, the password another, the address proved, the sessions ended: all of it or nothing. Thread-safe. */
@ApplicationScoped
class Replacement {
    private final LinkStore links;
    private final AccountStore accounts;
    private final NewPassword password;

    Replacement() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Replacement(LinkStore links, AccountStore accounts, NewPassword password) {
        this.links = links;
        this.accounts = accounts;
        this.password = password;
    }

    /** False when the link was used, has expired or never was, or the account is no longer what it was. */
    @Transactional
    public boolean replace(LinkToken token, Account owner, String hash, AuditOrigin origin) {
        boolean set = links.redeem(token, Occasion.PASSWORD_RESET)
                .filter(owner.id()::equals)
                .filter(account -> password.set(owner, hash, origin))
                .isPresent();
        if (set) {
            accounts.addressProved(owner.id()); // who read the link reads the mailbox
        }
        return set;
    }
}
