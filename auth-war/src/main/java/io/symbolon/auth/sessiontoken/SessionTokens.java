package io.symbolon.auth.sessiontoken;

import io.symbolon.auth.accountmail.LoginNotices;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.token.AccessToken;
import io.symbolon.auth.token.TokenIssuer;
import io.symbolon.auth.token.UserSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs the access token of a session and says what goes with it. Never call it inside a transaction. Thread-safe. */
@ApplicationScoped
public class SessionTokens {
    private final TokenIssuer issuer;
    private final LoginNotices notices;

    SessionTokens() { // CDI proxy
        this(null, null);
    }

    @Inject
    public SessionTokens(TokenIssuer issuer, LoginNotices notices) {
        this.issuer = issuer;
        this.notices = notices;
    }

    /** The answer to who has just begun the session; its owner hears of it, when it is from a network they never came from. */
    public TokenAnswer begun(
            Account account,
            OpenedSession session,
            List<String> audience,
            Optional<List<Map<String, String>>> properties) {
        notices.loggedIn(account.id(), session.id());
        return answer(account, session, audience, properties);
    }

    /**
     * The answer.
     *
     * @param audience one that {@link UserAudiences} gave for the account
     * @param properties what a service asserts (CONTRACT section 3); a refreshed token carries none
     */
    public TokenAnswer answer(
            Account account,
            OpenedSession session,
            List<String> audience,
            Optional<List<Map<String, String>>> properties) {
        AccessToken token = issuer.forUser(new UserSubject(
                account.id().value(),
                account.email(),
                account.emailVerified(),
                account.orderedRoles(),
                session.id(),
                session.authTime(),
                audience,
                properties));
        return new TokenAnswer(
                token.value().reveal(),
                "Bearer",
                token.expiresIn().toSeconds(),
                session.refreshToken().reveal(),
                token.scope(),
                account.id().value(),
                session.id());
    }
}
