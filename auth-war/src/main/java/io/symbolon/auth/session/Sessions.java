package io.symbolon.auth.session;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Begins, lists and ends sessions. Whoever ends one holds the lock that a rotation holds: which of the two came first, the
 * end is final, and every token of the session is revoked, one still being signed too. What ends joins the caller's
 * transaction, which must be there. Locks are taken in one order: account, session. Thread-safe.
 */
@ApplicationScoped
public class Sessions {
    /** At once, of an account: so that all of them can be ended in one transaction. */
    static final int MOST = 500;

    private final SessionStore sessions;
    private final RefreshTokenStore tokens;
    private final AccountStore accounts;
    private final Revocations revocations;
    private final SessionSettings settings;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Sessions(
            SessionStore sessions,
            RefreshTokenStore tokens,
            AccountStore accounts,
            Revocations revocations,
            SessionSettings settings,
            AuditLog audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.revocations = revocations;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a session of an account whose password was just checked; empty when meanwhile it was disabled or deleted, got
     * another password or other roles. The oldest ends when there are {@value #MOST} already.
     */
    @Transactional
    public Optional<OpenedSession> open(Account checked, Peer peer) {
        return open(checked, clock.instant(), peer);
    }

    /** The same for a password that was checked at that time: the {@code auth_time}. */
    @Transactional
    public Optional<OpenedSession> open(Account checked, Instant checkedAt, Peer peer) {
        return accounts.lock(checked.id())
                .filter(account -> !account.disabled() && account.version() == checked.version())
                .map(account -> begin(account, checkedAt, peer));
    }

    /** Those of an account that live, the newest first, beginning behind that one. */
    @Transactional
    public List<Session> live(UUID account, Optional<UUID> after, int count) {
        Instant now = clock.instant();
        return sessions.live(account, now, now.minus(settings.idle()), after, count);
    }

    /** Ends one; empty when there is none, or it was ended before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Session> end(UUID id, EndReason reason) {
        return sessions.lock(id).filter(session -> !session.isEnded()).map(session -> ended(session, reason));
    }

    /** Ends one of this account's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Session> end(UUID id, UUID account, EndReason reason) {
        return sessions.lock(id)
                .filter(session -> !session.isEnded() && session.account().equals(account))
                .map(session -> ended(session, reason));
    }

    /** Whether it is a refresh token, used or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean knows(Secret refreshToken) {
        return tokens.sessionOf(new RefreshToken(refreshToken)).isPresent();
    }

    /** Ends that of a refresh token, used or not; empty when there is none, or it was ended before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Session> end(Secret refreshToken, EndReason reason) {
        return tokens.sessionOf(new RefreshToken(refreshToken)).flatMap(id -> end(id, reason));
    }

    /** The same, if it is this account's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Session> end(Secret refreshToken, UUID account, EndReason reason) {
        return tokens.sessionOf(new RefreshToken(refreshToken)).flatMap(id -> end(id, account, reason));
    }

    /** Ends every one of an account; those that begin at this moment wait and find the account as it is then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Session> endAll(UUID account, EndReason reason) {
        return endUnless(account, id -> false, reason);
    }

    /** Ends every one of an account but this. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Session> endOthers(UUID account, UUID kept, EndReason reason) {
        return endUnless(account, kept::equals, reason);
    }

    /** Erases from where an account's sessions came. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erasePeers(UUID account) {
        sessions.erasePeers(account);
    }

    private List<Session> endUnless(UUID account, Predicate<UUID> kept, EndReason reason) {
        accounts.lock(new UserId(account));
        return sessions.lockUnended(account).stream()
                .filter(session -> !kept.test(session.id()))
                .map(session -> ended(session, reason))
                .toList();
    }

    private Session ended(Session session, EndReason reason) {
        sessions.end(session.id(), reason, clock.instant());
        revocations.session(session.id());
        return session;
    }

    private OpenedSession begin(Account account, Instant checkedAt, Peer peer) {
        // the database keeps microseconds: what is answered now must be what is answered later
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant authTime = checkedAt.truncatedTo(ChronoUnit.MICROS);
        UUID id = UUID.randomUUID();
        RefreshToken token = RefreshToken.random(random);
        Instant end = now.plus(settings.absolute());
        sessions.add(new Session(id, account.id().value(), now, authTime, now, end, Optional.empty(), peer));
        tokens.add(token, id, now, now.plus(settings.idle()), null);
        sessions.beyond(account.id().value(), MOST).forEach(this::crowdOut);
        return new OpenedSession(id, authTime, token.value());
    }

    /** Recorded here, unlike the other ends: nobody asked for it. */
    private void crowdOut(UUID oldest) {
        end(oldest, EndReason.CROWDED_OUT)
                .ifPresent(ended -> audit.record(ended.recordOf(EndReason.CROWDED_OUT)
                        .caller(ended.account().toString())
                        .build()));
    }
}
