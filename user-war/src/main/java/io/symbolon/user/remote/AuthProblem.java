package io.symbolon.user.remote;

import io.symbolon.common.problem.RetryAfter;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * A refusal of auth, as far as it can be understood (RFC 9457). What a proxy says on the way has another {@code type}.
 *
 * @param type null when the answer was no problem
 * @param reason null when it has none
 * @param challenge the header {@code WWW-Authenticate}, or null
 * @param retryAfter empty when it does not say
 */
public record AuthProblem(int status, String type, String reason, String challenge, Optional<Duration> retryAfter) {
    private static final String URN = "urn:symbolon:problem:";

    private record Body(String type, String reason) {}

    static AuthProblem of(Response refusal) {
        Body body = body(refusal);
        return new AuthProblem(
                refusal.getStatus(),
                body.type(),
                body.reason(),
                refusal.getHeaderString(HttpHeaders.WWW_AUTHENTICATE),
                RetryAfter.of(refusal.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }

    public boolean is(int expected, String slug) {
        return status == expected && (URN + slug).equals(type);
    }

    /** Whether auth says that this service's own token is not good (RFC 6750 §3.1). */
    public boolean isOfToken() {
        return status == 401 && challenge != null && challenge.contains("error=\"invalid_token\"");
    }

    private static Body body(Response refusal) {
        try {
            Body body = refusal.readEntity(Body.class);
            return body == null ? new Body(null, null) : body;
        } catch (ProcessingException | IllegalStateException noProblem) {
            return new Body(null, null);
        }
    }
}
