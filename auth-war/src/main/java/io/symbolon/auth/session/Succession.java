package io.symbolon.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The line of a session's refresh tokens: each used once, each telling its successor. Thread-safe. */
@ApplicationScoped
public class Succession {
    private final RefreshTokenStore tokens;
    private final SuccessorKey key;
    private final SessionSettings settings;

    Succession() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Succession(RefreshTokenStore tokens, SuccessorKey key, SessionSettings settings) {
        this.tokens = tokens;
        this.key = key;
        this.settings = settings;
    }

    Optional<UUID> sessionOf(RefreshToken token) {
        return tokens.sessionOf(token);
    }

    Optional<StoredRefreshToken> find(RefreshToken token) {
        return tokens.find(token);
    }

    /** What a token that was used gave; empty when that is no longer to be told. */
    Optional<RefreshToken> again(StoredRefreshToken stored, RefreshToken presented, Instant now) {
        return stored.salt(Rotations.GRACE, now).map(salt -> key.successor(salt, presented));
    }

    /** Uses the token. Its own predecessor has nothing more to tell. */
    RefreshToken next(Session session, StoredRefreshToken stored, RefreshToken presented, Instant now) {
        String salt = key.salt();
        RefreshToken successor = key.successor(salt, presented);
        // "The previous refresh token is invalidated" (RFC 9700 §4.14.2)
        tokens.use(stored, salt, now);
        stored.predecessor().ifPresent(tokens::eraseSalt);
        tokens.add(successor, session.id(), now, idleEnd(session, now), stored.hash());
        return successor;
    }

    private Instant idleEnd(Session session, Instant now) {
        Instant idle = now.plus(settings.idle());
        return idle.isBefore(session.expiresAt()) ? idle : session.expiresAt();
    }
}
