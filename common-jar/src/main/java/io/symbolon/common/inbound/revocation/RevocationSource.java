package io.symbolon.common.inbound.revocation;

import java.io.IOException;
import java.util.Optional;

/**
 * Where revocations come from. By default auth's {@code GET /v1/auth/revocations}; who has them nearer supplies an
 * {@code @Alternative @Priority} bean. Asked at once when auth hints at news; beside that every 30 seconds while auth's
 * heartbeat is heard, and every second while it is not or after a failure. By one thread at a time: a managed one, or that of
 * a request which waits until its own revocation is known here.
 */
public interface RevocationSource {
    /** Why there is nothing to follow here; empty when there is. Asked once, at the start. */
    default Optional<String> absence() {
        return Optional.empty();
    }

    /**
     * What came after a cursor.
     *
     * @param since what the page before gave as {@code next}; null at first
     * @throws FeedRefusedException when this service is not let in: it is asked again after 30 seconds instead of one; and if
     *     no pull ever succeeded, administration and deletion are not closed, as where there is nothing to follow
     * @throws IOException when it cannot be had now; the guard keeps what it has and asks again
     */
    RevocationPage after(String since) throws IOException;
}
