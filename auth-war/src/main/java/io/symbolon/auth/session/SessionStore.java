package io.symbolon.auth.session;

import io.symbolon.auth.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The tables of sessions and their refresh tokens. Thread-safe. */
@ApplicationScoped
public class SessionStore {
    private final EntityManager entities;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SessionStore() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public SessionStore(EntityManager entities, SessionSettings settings, InstantSource clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a session of an account whose password was just checked; empty when it was disabled meanwhile. */
    @Transactional
    public Optional<OpenedSession> open(UUID account, Peer peer) {
        OpenedSession session = new OpenedSession(
                UUID.randomUUID(), clock.instant(), RefreshToken.random(random).value());
        if (!addSession(session, account, peer)) {
            return Optional.empty();
        }
        addToken(session);
        return Optional.of(session);
    }

    private boolean addSession(OpenedSession session, UUID account, Peer peer) {
        Instant now = session.authTime();
        return entities.createNativeQuery("""
                                insert into session (id, account_id, created_at, auth_time, last_used_at, expires_at,
                                                     address, user_agent)
                                select ?1, account.id, ?2, ?2, ?2, ?3, ?4, ?5 from account
                                where account.id = ?6 and not account.disabled""")
                        .setParameter(1, session.id().toString())
                        .setParameter(2, Sql.time(now))
                        .setParameter(3, Sql.time(now.plus(settings.absolute())))
                        .setParameter(4, peer.address())
                        .setParameter(5, peer.userAgent())
                        .setParameter(6, account.toString())
                        .executeUpdate()
                == 1;
    }

    private void addToken(OpenedSession session) {
        Instant now = session.authTime();
        entities.createNativeQuery("""
                        insert into refresh_token (hash, session_id, issued_at, expires_at)
                        values (?1, ?2, ?3, ?4)""")
                .setParameter(1, new RefreshToken(session.refreshToken()).hash())
                .setParameter(2, session.id().toString())
                .setParameter(3, Sql.time(now))
                .setParameter(4, Sql.time(now.plus(settings.idle())))
                .executeUpdate();
    }
}
