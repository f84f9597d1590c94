package io.symbolon.auth.registration;

import io.symbolon.auth.accountmail.AccountMails;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.NewAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** An account and the mail by which its address is proved: both or neither. Thread-safe. */
@ApplicationScoped
public class Opening {
    private final NewAccounts accounts;
    private final AccountMails mails;

    Opening() { // CDI proxy
        this(null, null);
    }

    @Inject
    public Opening(NewAccounts accounts, AccountMails mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    /** False, and nothing stored, when the address is taken. */
    @Transactional
    public boolean open(Account account, EmailAddress email, String passwordHash, String displayName) {
        boolean added = accounts.add(account, email, passwordHash, displayName);
        if (added) {
            mails.verifyAddress(account.id());
        }
        return added;
    }
}
