package io.symbolon.auth.login;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.Credentials;
import io.symbolon.auth.login.LoginOutcome.LoggedIn;
import io.symbolon.auth.login.LoginOutcome.NoSuchAudience;
import io.symbolon.auth.login.LoginOutcome.Refused;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.SessionStore;
import io.symbolon.auth.token.AccessToken;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.auth.token.UserSubject;
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
    private final TokenIssuer issuer;

    Login() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Login(Credentials credentials, UserAudiences audiences, SessionStore sessions, TokenIssuer issuer) {
        this.credentials = credentials;
        this.audiences = audiences;
        this.sessions = sessions;
        this.issuer = issuer;
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
        return session.<LoginOutcome>map(opened -> new LoggedIn(answer(account, audience, opened)))
                .orElseGet(Refused::new);
    }

    private LoginAnswer answer(Account account, List<String> audience, OpenedSession session) {
        AccessToken token = issuer.forUser(new UserSubject(
                account.id().value(),
                account.email(),
                account.emailVerified(),
                account.orderedRoles(),
                session.id(),
                session.authTime(),
                audience));
        return new LoginAnswer(
                token.value().reveal(),
                "Bearer",
                token.expiresIn().toSeconds(),
                session.refreshToken().reveal(),
                token.scope(),
                account.id().value(),
                session.id());
    }
}
