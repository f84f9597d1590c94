package io.symbolon.auth.logout;

import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.Session;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Outbox;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends sessions at their owner's wish; who asks again changes nothing. Thread-safe. */
@ApplicationScoped
class Logout {
    private static final String USER_LOGGED_OUT = "USER_LOGGED_OUT";
    /** The queue user-war hears. */
    private static final String HEARD_BY_USER = "user.from-auth";

    private final Sessions sessions;
    private final Outbox outbox;
    private final EventSource events;
    private final AuditLog audit;

    Logout() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Logout(Sessions sessions, Outbox outbox, EventSource events, AuditLog audit) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.events = events;
        this.audit = audit;
    }

    /** Ends the session the user calls from. */
    @Transactional
    void logOut(UUID user, UUID session) {
        sessions.end(session, user, EndReason.LOGGED_OUT).ifPresentOrElse(this::tell, this::nothingToEnd);
    }

    /** Ends that of a refresh token, whichever of the family it is: whoever has it may not go on with it either. */
    @Transactional
    void logOut(Secret refreshToken) {
        sessions.end(refreshToken, EndReason.LOGGED_OUT).ifPresentOrElse(this::tell, this::nothingToEnd);
    }

    /** Ends another one; false when it is not the user's, or over. */
    @Transactional
    boolean end(UUID user, UUID session) {
        return sessions.end(session, user, EndReason.ENDED_BY_OWNER)
                .map(ended -> {
                    record(ended, EndReason.ENDED_BY_OWNER);
                    return ended;
                })
                .isPresent();
    }

    private void tell(Session ended) {
        UserLoggedOut data = new UserLoggedOut(ended.account(), ended.id());
        outbox.publish(events.event(USER_LOGGED_OUT, ended.account().toString(), data), HEARD_BY_USER);
        record(ended, EndReason.LOGGED_OUT);
    }

    private void nothingToEnd() {
        audit.record(AuditEvent.refused(AuditType.AUTHN_TOKEN_REVOKED, "unknown_session")
                .build());
    }

    private void record(Session ended, EndReason reason) {
        audit.record(ended.recordOf(reason).caller(ended.account().toString()).build());
    }
}
