package io.symbolon.common.authclient;

import io.symbolon.common.problem.Unavailable;
import java.time.Duration;

/**
 * auth gave no answer, or none that can be used; unhandled, it is answered 503. Each question has its own. The cause tells
 * more: {@link io.symbolon.common.outbound.TokenUnavailableException} when there was no token to ask with.
 */
public abstract sealed class AuthUnavailableException extends RuntimeException implements Unavailable {
    private static final long serialVersionUID = 1L;

    /** Longer than a circuit stays open. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private AuthUnavailableException(String message, RuntimeException cause) {
        super(message, cause);
    }

    @Override
    public Duration retryAfter() {
        return getCause() instanceof Unavailable unavailable ? unavailable.retryAfter() : RETRY_AFTER;
    }

    /** Whether the token holds is not known. */
    public static final class TokenNotValidated extends AuthUnavailableException {
        private static final long serialVersionUID = 1L;

        TokenNotValidated(RuntimeException cause) {
            super("auth does not say whether a token holds", cause);
        }
    }

    /** Whether the token is the service's is not known. */
    public static final class ServiceTokenNotValidated extends AuthUnavailableException {
        private static final long serialVersionUID = 1L;

        ServiceTokenNotValidated(RuntimeException cause) {
            super("auth does not say whether a service token holds", cause);
        }
    }

    /** Whether the token was ended is not known. */
    public static final class TokenNotRevoked extends AuthUnavailableException {
        private static final long serialVersionUID = 1L;

        TokenNotRevoked(RuntimeException cause) {
            super("auth does not confirm that a token was revoked", cause);
        }
    }

    /** Whether there is such a user is not known. */
    public static final class UserNotRead extends AuthUnavailableException {
        private static final long serialVersionUID = 1L;

        public UserNotRead(RuntimeException cause) {
            super("auth does not tell about a user", cause);
        }
    }
}
