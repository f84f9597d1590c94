package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.problem.Unavailable;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.time.Instant;

/**
 * No token could be had, and none is at hand; unhandled, it is answered 503. A {@link ProcessingException}, so that a REST
 * client hands it to its caller unwrapped. Never carries a token, a credential or what auth answered beyond its error code.
 */
public class TokenUnavailableException extends ProcessingException implements Unavailable {
    private static final long serialVersionUID = 1L;

    /** Why there is no token. */
    public enum Reason {
        /** auth could not be reached, did not answer in time, or answered another status than 200, 400, 401 and 403. */
        UNREACHABLE,
        /** auth refused: an RFC 6749 §5.2 error such as {@code invalid_client} or {@code invalid_target}. */
        REFUSED,
        /** The user's own token, which a token would speak for, has expired. */
        SUBJECT_EXPIRED,
        /** auth takes the user's own token for good no longer: RFC 8693 §2.2.2. */
        SUBJECT_REFUSED,
        /** auth answered something that is no token response (RFC 6749 §5.1). */
        MALFORMED,
        /** A request is under way but did not end within the time a caller waits. */
        TIMED_OUT,
        /** This service lacks a setting, or its credential cannot be read. */
        MISCONFIGURED
    }

    private final String client;
    private final Reason reason;
    private final Instant nextAttempt;
    private final Duration retryAfter;

    TokenUnavailableException(String client, Failed failed, Instant nextAttempt, Duration retryAfter) {
        super("no token for " + client + ": " + failed.detail(), failed.cause());
        this.client = client;
        this.reason = failed.reason();
        this.nextAttempt = nextAttempt;
        this.retryAfter = retryAfter;
    }

    /** The named client that lacks a token. */
    public String client() {
        return client;
    }

    public Reason reason() {
        return reason;
    }

    /** From when on auth will be asked again, by this machine's clock. */
    public Instant nextAttempt() {
        return nextAttempt;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
