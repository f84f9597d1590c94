package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses bodies that are too long: by their {@code Content-Length} where there is one. A body of unannounced length is read
 * here, up to the limit, before anything else looks at it: the servlet container parses forms past every stream of ours.
 */
@PreMatching
final class BodyLimit implements ContainerRequestFilter {
    private static final Set<String> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final int limit;
    private final Ticker ticker;

    BodyLimit(int limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            if (length == null ? isTooLongUnannounced(request) : exceeds(length)) {
                request.abortWith(Problem.of(ProblemType.PAYLOAD_TOO_LARGE).response());
            }
        } catch (IOException lost) {
            request.abortWith(LostBody.refusal());
        }
    }

    private boolean isTooLongUnannounced(ContainerRequestContext request) throws IOException {
        if (BODILESS.contains(request.getMethod())) {
            return false;
        }
        byte[] body = new PromptBody(request.getEntityStream(), ticker).readNBytes(limit + 1);
        request.setEntityStream(new ByteArrayInputStream(body));
        return body.length > limit;
    }

    private boolean exceeds(String length) {
        try {
            // over HTTP/2 Liberty names it twice; identical values are one (RFC 9110 §8.6)
            return Long.parseLong(length.strip().replaceFirst("^(\\d++)(?: *, *\\1)++$", "$1")) > limit;
        } catch (NumberFormatException absurd) {
            return true;
        }
    }
}
