package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import java.time.Duration;

/** What came of one token request. */
sealed interface TokenAnswer {
    /** RFC 6749 §5.1: the token and its {@code expires_in}; and whether a later one would live longer. */
    record Granted(Secret token, Duration life, boolean renewable) implements TokenAnswer {
        Granted(Secret token, Duration life) {
            this(token, life, true);
        }

        /** The same token, whose end nothing can put off. */
        Granted endingWithin(Duration left) {
            return new Granted(token, left, false);
        }
    }

    /** No token; {@code retryAfter} is zero when auth named none, {@code cause} null when there is none to tell. */
    record Failed(Reason reason, String detail, Duration retryAfter, Throwable cause) implements TokenAnswer {
        static Failed because(Reason reason, String detail) {
            return new Failed(reason, detail, Duration.ZERO, null);
        }
    }
}
