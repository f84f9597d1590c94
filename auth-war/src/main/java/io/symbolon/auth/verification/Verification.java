package io.symbolon.auth.verification;

import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes a link's word that the address is its owner's. Thread-safe. */
@ApplicationScoped
public class Verification {
    private final LinkStore links;
    private final AccountStore accounts;

    Verification() { // CDI proxy
        this(null, null);
    }

    @Inject
    public Verification(LinkStore links, AccountStore accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    /** Uses the link up; false when it was used, has expired or never was. */
    @Transactional
    public boolean confirm(LinkToken token) {
        return links.redeem(token, Occasion.EMAIL_VERIFICATION)
                .map(account -> {
                    accounts.addressProved(account);
                    return account;
                })
                .isPresent();
    }
}
