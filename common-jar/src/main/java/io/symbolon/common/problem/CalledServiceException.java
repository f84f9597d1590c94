package io.symbolon.common.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A service that was called refused, and its answer, {@link #getResponse()}, is meant for this service. Unhandled it is told
 * the log, and whoever called us hears of a failure of ours: 503 where it passes (429 and 503), else 500.
 */
public final class CalledServiceException extends WebApplicationException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING = Set.of(429, 503);

    /** @param words who answered what, for the log; nothing that others have written */
    public CalledServiceException(String words, Response answer) {
        super(words, answer);
    }

    /** When it is worth asking again; empty when it is not, before somebody has mended something. */
    Optional<Duration> retryAfter(Duration otherwise) {
        if (!PASSING.contains(getResponse().getStatus())) {
            return Optional.empty();
        }
        String header = getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
        return Optional.of(RetryAfter.of(header).orElse(otherwise));
    }
}
