package io.symbolon.auth.accountmail;

import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.PeerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells people of logins from networks they had not come from before. Thread-safe. */
@ApplicationScoped
public class LoginNotices {
    private final PeerStore peers;
    private final AccountMails mails;

    LoginNotices() { // CDI proxy
        this(null, null);
    }

    @Inject
    public LoginNotices(PeerStore peers, AccountMails mails) {
        this.peers = peers;
        this.mails = mails;
    }

    /** A session has begun. */
    @Transactional
    public void loggedIn(UserId account, UUID session) {
        peers.unfamiliar(account.value(), session).ifPresent(address -> mails.newLogin(account, address));
    }
}
