package io.symbolon.auth.login;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.CheckOutcome;
import io.symbolon.auth.credential.CheckOutcome.Proven;
import io.symbolon.auth.credential.Credentials;
import io.symbolon.auth.login.LoginOutcome.LoggedIn;
import io.symbolon.auth.login.LoginOutcome.NoSuchAudience;
import io.symbolon.auth.login.LoginOutcome.Refused;
import io.symbolon.auth.login.LoginOutcome.Slowed;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.Sessions;
import io.symbolon.auth.sessiontoken.SessionTokens;
import io.symbolon.auth.sessiontoken.TokenAnswer;
import io.symbolon.auth.sessiontoken.UserAudiences;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Begins sessions. Hashing and signing stand outside the one transaction, which is the session's. Thread-safe. */
@ApplicationScoped
class Login {
    private final Credentials credentials;
    private final UserAudiences audiences;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final AuditLog audit;

    Login() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public Login(
            Credentials credentials, UserAudiences audiences, Sessions sessions, SessionTokens tokens, AuditLog audit) {
        this.credentials = credentials;
        this.audiences = audiences;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
    }

    /**
     * Hashes: call it in the lane.
     *
     * @param origin of the request, which is on another thread
     */
    LoginOutcome login(LoginRequest request, Peer peer, AuditOrigin origin) {
        LoginOutcome outcome = outcome(request, peer);
        AuditEvent.Builder event = event(outcome).origin(origin);
        if (outcome instanceof Refused || outcome instanceof Slowed) {
            event.detail("account", credentials.pseudonym(request.email()));
        }
        audit.record(event.build());
        return outcome;
    }

    private LoginOutcome outcome(LoginRequest request, Peer peer) {
        CheckOutcome checked = credentials.check(request.email(), Secret.of(request.password()), peer.address());
        if (checked instanceof Proven proven) {
            return open(proven.proof().account(), request.audience(), peer);
        }
        return checked instanceof CheckOutcome.Slowed slowed ? new Slowed(slowed.delay()) : new Refused();
    }

    private LoginOutcome open(Account account, String asked, Peer peer) {
        return audiences
                .of(account, asked)
                .map(audience -> open(account, audience, peer))
                .orElseGet(NoSuchAudience::new);
    }

    private LoginOutcome open(Account account, List<String> audience, Peer peer) {
        return sessions.open(account, peer)
                .<LoginOutcome>map(session -> new LoggedIn(tokens.begun(account, session, audience, Optional.empty())))
                .orElseGet(Refused::new);
    }

    private static AuditEvent.Builder event(LoginOutcome outcome) {
        if (outcome instanceof LoggedIn loggedIn) {
            TokenAnswer answer = loggedIn.answer();
            return AuditEvent.success(AuditType.AUTHN_LOGIN_SUCCESS)
                    .caller(answer.userId().toString())
                    .subject(answer.userId())
                    .detail("session", answer.sessionId());
        }
        if (outcome instanceof Slowed) {
            return AuditEvent.refused(AuditType.AUTHN_LOGIN_LOCK, "too_many_failures");
        }
        String reason = outcome instanceof Refused ? "invalid_credentials" : "no_such_audience";
        return AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, reason);
    }
}
