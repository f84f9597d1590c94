package io.symbolon.common.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service that was called refused, and its answer, {@link #getResponse()}, is meant for this service. Unhandled it is told
 * the log, and whoever called us hears of a failure of ours: 503 where it passes (429 and 503), else 500.
 */
public final class CalledServiceException extends WebApplicationException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING = Set.of(429, 503);
    /** What others say of longer is not repeated. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** @param words who answered what, for the log; nothing that others have written */
    public CalledServiceException(String words, Response answer) {
        super(words, answer);
    }

    /** When it is worth asking again; empty when it is not, before somebody has mended something. */
    Optional<Duration> retryAfter(Duration otherwise) {
        if (!PASSING.contains(getResponse().getStatus())) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(getResponse().getHeaderString(HttpHeaders.RETRY_AFTER))
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST.toSeconds())))
                .orElse(otherwise));
    }
}
