package io.symbolon.auth.login;

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

/** The tokens of a session just begun, of which its owner may hear by mail. Signs: never call it inside a transaction. Thread-safe. */
@ApplicationScoped
public class LoginTokens {
    private final TokenIssuer issuer;
    private final LoginNotices notices;

    LoginTokens() { // CDI proxy
        this(null, null);
    }

    @Inject
    public LoginTokens(TokenIssuer issuer, LoginNotices notices) {
        this.issuer = issuer;
        this.notices = notices;
    }

    LoginAnswer answer(
            Account account,
            OpenedSession session,
            List<String> audience,
            Optional<List<Map<String, String>>> properties) {
        notices.loggedIn(account.id(), session.id());
        AccessToken token = issuer.forUser(new UserSubject(
                account.id().value(),
                account.email(),
                account.emailVerified(),
                account.orderedRoles(),
                session.id(),
                session.authTime(),
                audience,
                properties));
        return new LoginAnswer(
                token.value().reveal(),
                "Bearer",
                token.expiresIn().toSeconds(),
                session.refreshToken().reveal(),
                token.scope(),
                account.id().value(),
                session.id());
    }
}
