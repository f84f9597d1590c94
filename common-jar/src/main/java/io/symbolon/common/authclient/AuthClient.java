package io.symbolon.common.authclient;

import io.symbolon.common.authclient.AuthUnavailableException.ServiceTokenNotValidated;
import io.symbolon.common.authclient.AuthUnavailableException.TokenNotRevoked;
import io.symbolon.common.authclient.AuthUnavailableException.TokenNotValidated;
import io.symbolon.common.authclient.AuthUnavailableException.UserNotRead;
import io.symbolon.common.inbound.TokenOpinion;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a service may ask auth (CONTRACT section 4, "Services"): as the client {@code auth-service}, whose token carries the
 * scopes that are registered. A token that cannot be good is told so at once, by the keys the guard has; auth is asked for
 * the rest, within three seconds a try, up to three tries, and not at all for five seconds once half of ten calls failed.
 * Thread-safe.
 */
@ApplicationScoped
public class AuthClient {
    private final AuthCalls auth;
    private final TokenOpinion guard;

    AuthClient() { // CDI proxy
        this(null, null);
    }

    @Inject
    AuthClient(AuthCalls auth, TokenOpinion guard) {
        this.auth = auth;
        this.guard = guard;
    }

    /**
     * Whether the token holds as of this moment and was meant for this service, and whom it speaks of. Scope {@code
     * auth:tokens:validate}.
     *
     * @throws TokenNotValidated when auth would have to be asked and gives no answer
     */
    public TokenStatus validateToken(Secret token) {
        if (guard.refuses(token)) {
            return TokenStatus.INACTIVE;
        }
        return asked(() -> auth.validate(token), TokenNotValidated::new);
    }

    /**
     * Whether the token is that service's: its live access token for this service, or a service token this service may ask
     * about. Scope {@code auth:tokens:validate}.
     *
     * @throws ServiceTokenNotValidated when auth would have to be asked and gives no answer
     */
    public boolean validateServiceToken(ServiceName service, Secret token) {
        boolean accessToken = token.reveal().indexOf('.') >= 0; // a service token is base64url
        return !(accessToken && guard.refuses(token))
                && asked(() -> auth.validate(service, token), ServiceTokenNotValidated::new);
    }

    /**
     * Ends the token, or the session of a refresh token; what is no token of auth's is passed over. Scope {@code
     * auth:tokens:revoke}.
     *
     * @throws TokenNotRevoked when auth gives no answer: the token may be alive still
     */
    public void revokeToken(Secret token) {
        asked(() -> auth.revoke(token), TokenNotRevoked::new);
    }

    /**
     * The account; empty when auth itself says that there is none. Scope {@code auth:users:read}.
     *
     * @throws UserNotRead when auth gives no answer: nothing is known of the user
     */
    public Optional<AuthUser> user(UUID id) {
        return asked(() -> auth.user(id), UserNotRead::new);
    }

    private static <T> T asked(Supplier<T> question, Failure failure) {
        try {
            return question.get();
        } catch (RuntimeException e) { // of the network, of auth's answer, or of a circuit that is open
            throw failure.because(e);
        }
    }

    /** Names what was not learnt. */
    private interface Failure {
        AuthUnavailableException because(RuntimeException cause);
    }
}
