package io.symbolon.auth.issued;

import io.symbolon.auth.revoked.Revocations;
import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.Session;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Ends a token before its time; repeating it changes nothing. Who may is decided before. Thread-safe. */
@ApplicationScoped
public class TokenRevocation {
    private final Revocations revocations;
    private final Sessions sessions;
    private final AuditLog audit;

    TokenRevocation() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public TokenRevocation(Revocations revocations, Sessions sessions, AuditLog audit) {
        this.revocations = revocations;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Every service hears of it within a second.
     *
     * @param by who ends it; null: whom the request's token names
     */
    @Transactional
    public void revoke(IssuedToken token, String by) {
        revocations.token(token.tokenId(), token.expires());
        audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                .caller(by)
                .subject(token.caller().subject())
                .detail("token", token.tokenId())
                .build());
    }

    /** Ends the session of a refresh token, used or not; a token that is none, or of an ended session, changes nothing. */
    @Transactional
    public void revoke(Secret refreshToken) {
        ended(sessions.end(refreshToken, EndReason.REVOKED));
    }

    /** The same, if it is this user's. */
    @Transactional
    public void revoke(Secret refreshToken, UUID user) {
        ended(sessions.end(refreshToken, user, EndReason.REVOKED));
    }

    /** Whether it is a refresh token of a session, used or not. */
    @Transactional
    public boolean isRefreshToken(Secret token) {
        return sessions.knows(token);
    }

    /** Somebody wanted to end what is not theirs. */
    public void refuse(IssuedToken token) {
        audit.record(AuditEvent.refused(AuditType.AUTHZ_FAIL, "not_own")
                .subject(token.caller().subject())
                .detail("token", token.tokenId())
                .build());
    }

    /**
     * Somebody wanted to end what is no token, or ended already.
     *
     * @param by who; null: whom the request's token names
     */
    public void nothingToEnd(String by) {
        audit.record(AuditEvent.refused(AuditType.AUTHN_TOKEN_REVOKED, "unknown_token")
                .caller(by)
                .build());
    }

    private void ended(Optional<Session> ended) {
        ended.ifPresentOrElse(
                session -> audit.record(AuditEvent.success(AuditType.AUTHN_TOKEN_REVOKED)
                        .subject(session.account())
                        .detail("session", session.id())
                        .build()),
                () -> nothingToEnd(null));
    }
}
