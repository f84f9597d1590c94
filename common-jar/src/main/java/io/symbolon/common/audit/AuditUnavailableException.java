package io.symbolon.common.audit;

import io.symbolon.common.problem.Unavailable;
import java.time.Duration;

/**
 * A grant that cannot be recorded and is therefore not given (SECURITY R55); unhandled, it is answered 503 with
 * {@code Retry-After}.
 */
public final class AuditUnavailableException extends RuntimeException implements Unavailable {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    AuditUnavailableException(RuntimeException cause) {
        super("a grant could not be recorded", cause);
    }

    @Override
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
