package io.symbolon.auth.sessiontoken;

import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Rotation;
import io.symbolon.auth.session.Rotation.NotAcceptable;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.auth.session.Rotations;
import io.symbolon.auth.session.Session;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NoSuchAudience;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NoSuchScope;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NotRefreshed;
import io.symbolon.auth.sessiontoken.RefreshOutcome.Refreshed;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Exchanges a refresh token for new tokens (RFC 6749 §6); the rotation alone is a transaction. Thread-safe. */
@ApplicationScoped
public class Refreshing {
    private final Rotations rotations;
    private final UserAudiences audiences;
    private final SessionTokens tokens;

    Refreshing() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Refreshing(Rotations rotations, UserAudiences audiences, SessionTokens tokens) {
        this.rotations = rotations;
        this.audiences = audiences;
        this.tokens = tokens;
    }

    /**
     * Exchanges it. Never call it inside a transaction.
     *
     * @param audience the one service the access token is for; null when none was named
     * @param scope the roles it is to bear at least; none where nothing was asked for
     */
    public RefreshOutcome refresh(Secret refreshToken, String audience, Set<String> scope) {
        Rotation rotation = rotations.rotate(
                refreshToken,
                account -> account.roles().containsAll(scope)
                        && audiences.of(account, audience).isPresent());
        if (rotation instanceof Rotated rotated) {
            return refreshed(rotated, audience);
        }
        if (rotation instanceof NotAcceptable refused) {
            return refused.account().roles().containsAll(scope) ? new NoSuchAudience() : new NoSuchScope();
        }
        if (rotation instanceof Refused) {
            return new NotRefreshed();
        }
        throw new IllegalStateException("no answer for " + rotation);
    }

    /** A service that was deleted since the rotation is no audience any more. */
    private RefreshOutcome refreshed(Rotated rotated, String asked) {
        Session session = rotated.session();
        OpenedSession handedOut = new OpenedSession(session.id(), session.authTime(), rotated.refreshToken());
        return audiences
                .of(rotated.account(), asked)
                .<RefreshOutcome>map(audience ->
                        new Refreshed(tokens.answer(rotated.account(), handedOut, audience, Optional.empty())))
                .orElseGet(NoSuchAudience::new);
    }
}
