package io.symbolon.auth.passwordreset;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.OpenSessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The link used up, the password another, the address proved, the sessions ended: all of it or nothing. Thread-safe. */
@ApplicationScoped
public class Replacement {
    private final LinkStore links;
    private final AccountStore accounts;
    private final OpenSessionStore sessions;
    private final AccountMails mails;

    Replacement() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Replacement(LinkStore links, AccountStore accounts, OpenSessionStore sessions, AccountMails mails) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.mails = mails;
    }

    /** False when the link was used, has expired or never was. */
    @Transactional
    public boolean replace(LinkToken token, String passwordHash) {
        Optional<UserId> account = links.redeem(token, Occasion.PASSWORD_RESET);
        account.ifPresent(owner -> replace(owner, passwordHash));
        return account.isPresent();
    }

    /** Who read the link reads the mailbox: that proves the address too. */
    private void replace(UserId account, String passwordHash) {
        sessions.endAll(account.value(), "password_changed");
        accounts.replacePassword(account, passwordHash);
        accounts.addressProved(account);
        mails.passwordChanged(account);
    }
}
