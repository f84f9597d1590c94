package io.symbolon.auth.issued;

import io.symbolon.common.database.Sql;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** What the tables say, at this moment, of a token and those it speaks of. Thread-safe. */
@ApplicationScoped
class LivenessStore {
    private final EntityManager entities;

    LivenessStore() { // CDI proxy
        this(null);
    }

    @Inject
    public LivenessStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether an entry names the token: subjects and clients only as of their moment, the others whenever it was issued. */
    boolean isRevoked(IssuedToken token, Instant now) {
        return !entities.createNativeQuery("""
                        select id from revocation where expires_at > ?1
                        and ((kind = 'jti' and revoked = ?2) or (kind = 'sid' and revoked = ?3)
                          or (kind = 'kid' and revoked = ?4)
                          or (kind = 'sub' and revoked = ?5 and not_before >= ?7)
                          or (kind = 'client' and revoked = ?6 and not_before >= ?7))
                        limit 1""")
                .setParameter(1, Sql.time(now))
                .setParameter(2, token.tokenId())
                .setParameter(3, token.user().map(UserCaller::sessionId).orElse(""))
                .setParameter(4, token.keyId())
                .setParameter(5, token.caller().subject())
                .setParameter(6, token.clientId())
                .setParameter(7, Sql.time(token.issued()))
                .getResultList()
                .isEmpty();
    }

    /** Whether the account may log in and the session is its and has not ended. */
    boolean isLive(UserCaller user, Instant now) {
        return isThere(entities.createNativeQuery("""
                        select session.id from session join account on account.id = session.account_id
                        where session.id = ?1 and account.id = ?2 and session.ended_at is null
                        and session.expires_at > ?3 and not account.disabled and account.email is not null""")
                .setParameter(1, user.sessionId())
                .setParameter(2, user.subject())
                .setParameter(3, Sql.time(now))
                .getResultList());
    }

    /** Whether a service of this name is registered. */
    boolean isRegistered(String client) {
        return isThere(entities.createNativeQuery("select name from client where name = ?1 and deleted_at is null")
                .setParameter(1, client)
                .getResultList());
    }

    private static boolean isThere(List<?> rows) {
        return !rows.isEmpty();
    }
}
