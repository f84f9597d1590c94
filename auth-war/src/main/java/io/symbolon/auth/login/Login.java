package io.symbolon.auth.login;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.Credentials;
import io.symbolon.auth.login.LoginOutcome.LoggedIn;
import io.symbolon.auth.login.LoginOutcome.NoSuchAudience;
import io.symbolon.auth.login.LoginOutcome.Refused;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.SessionStore;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Begins sessions. Hashing and signing stand outside the one transaction, which is the session's. Thread-safe. */
@ApplicationScoped
public class Login {
    private final Credentials credentials;
    private final UserAudiences audiences;
    private final SessionStore sessions;
    private final LoginTokens tokens;

    Login() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Login(Credentials credentials, UserAudiences audiences, SessionStore sessions, LoginTokens tokens) {
        this.credentials = credentials;
        this.audiences = audiences;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Hashes: call it in the lane. */
    LoginOutcome login(LoginRequest request, Peer peer) {
        return credentials
                .check(request.email(), Secret.of(request.password()))
                .map(account -> open(account, request.audience(), peer))
                .orElseGet(Refused::new);
    }

    private LoginOutcome open(Account account, String asked, Peer peer) {
        return audiences
                .of(account, asked)
                .map(audience -> open(account, audience, peer))
                .orElseGet(NoSuchAudience::new);
    }

    private LoginOutcome open(Account account, List<String> audience, Peer peer) {
        Optional<OpenedSession> session = sessions.open(account.id().value(), peer);
        return session.<LoginOutcome>map(
                        opened -> new LoggedIn(tokens.answer(account, opened, audience, Optional.empty())))
                .orElseGet(Refused::new);
    }
}
