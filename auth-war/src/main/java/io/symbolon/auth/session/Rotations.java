package io.symbolon.auth.session;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.Rotation.NotAcceptable;
import io.symbolon.auth.session.Rotation.Reason;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Exchanges a refresh token for its successor, once (RFC 9700 §4.14.2), under the session's lock. A lost answer can be had
 * again for a while: the same token gives the same successor, until that is used. Every other second use ends the session,
 * and that commits: a refusal is a value. Each decision is recorded. Thread-safe.
 */
@ApplicationScoped
public class Rotations {
    /** How long an answer may be lost (CONTRACT section 3). */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final SessionStore sessions;
    private final Sessions ending;
    private final Succession succession;
    private final AccountStore accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    Rotations() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public Rotations(
            SessionStore sessions,
            Sessions ending,
            Succession succession,
            AccountStore accounts,
            AuditLog audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.succession = succession;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Uses the token.
     *
     * @param acceptable whether what is asked for beside can be had; where not, the token stays as it is
     */
    @Transactional
    public Rotation rotate(Secret presented, Predicate<Account> acceptable) {
        RefreshToken token = new RefreshToken(presented);
        return succession
                .sessionOf(token)
                .flatMap(sessions::lock)
                .flatMap(session -> succession.find(token).map(stored -> rotate(session, stored, token, acceptable)))
                .orElseGet(this::unknown);
    }

    /** Under the lock: what was read before it may be old. */
    private Rotation rotate(
            Session session, StoredRefreshToken stored, RefreshToken presented, Predicate<Account> acceptable) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
        Optional<RefreshToken> again = succession.again(stored, presented, now);
        Optional<Rotation> refusal = refusal(session, stored, again.isPresent(), now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Account> account = accounts.find(new UserId(session.account())).filter(owner -> !owner.disabled());
        if (account.isEmpty()) {
            return late(session, Reason.ENDED);
        }
        if (!acceptable.test(account.get())) {
            return new NotAcceptable(account.get());
        }
        return rotated(session, account.get(), again.orElseGet(() -> use(session, stored, presented, now)));
    }

    private Optional<Rotation> refusal(Session session, StoredRefreshToken stored, boolean again, Instant now) {
        if (session.isEnded()) {
            return Optional.of(late(session, Reason.ENDED));
        }
        // "Refresh tokens SHOULD expire if the client has been inactive for some time" (RFC 9700 §4.14.2)
        if (session.isExpired(now) || (!stored.isUsed() && stored.isExpired(now))) {
            return Optional.of(late(session, Reason.EXPIRED));
        }
        return stored.isUsed() && !again ? Optional.of(reused(session)) : Optional.empty();
    }

    private RefreshToken use(Session session, StoredRefreshToken stored, RefreshToken presented, Instant now) {
        sessions.used(session.id(), now);
        return succession.next(session, stored, presented, now);
    }

    private Rotation rotated(Session session, Account account, RefreshToken successor) {
        audit.record(AuditEvent.success(AuditType.SESSION_RENEWED)
                .caller(account.id().toString())
                .subject(account.id().value())
                .detail("session", session.id())
                .build());
        return new Rotated(session, account, successor.value());
    }

    private Rotation unknown() {
        audit.record(AuditEvent.refused(AuditType.AUTHN_LOGIN_FAIL, "unknown_refresh_token")
                .build());
        return new Refused(Reason.UNKNOWN);
    }

    private Rotation late(Session session, Reason reason) {
        record(AuditType.SESSION_USE_AFTER_EXPIRE, reason, session);
        return new Refused(reason);
    }

    /**
     * "The authorization server cannot determine which party submitted the invalid refresh token, but it will revoke
     * the active refresh token" (RFC 9700 §4.14.2): thief or owner, neither keeps the session.
     */
    private Rotation reused(Session session) {
        ending.end(session.id(), EndReason.TOKEN_REUSED).ifPresent(this::recordEnd);
        record(AuditType.AUTHN_TOKEN_REUSE, Reason.REUSED, session);
        return new Refused(Reason.REUSED);
    }

    /** Beside the refusal, of which there may be a flood: no end is only counted. */
    private void recordEnd(Session ended) {
        audit.record(ended.recordOf(EndReason.TOKEN_REUSED).build());
    }

    private void record(AuditType type, Reason reason, Session session) {
        audit.record(AuditEvent.refused(type, reason.code())
                .subject(session.account())
                .detail("session", session.id())
                .build());
    }
}
