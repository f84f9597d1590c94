package io.symbolon.auth.audit;

import io.symbolon.common.problem.Unavailable;
import java.sql.SQLException;
import java.time.Duration;

/** The trail's tables cannot be reached now; unhandled, it is answered 503 with {@code Retry-After}. */
final class TrailUnavailableException extends RuntimeException implements Unavailable {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    TrailUnavailableException(SQLException cause) {
        super("the audit trail cannot be reached", cause);
    }

    @Override
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
