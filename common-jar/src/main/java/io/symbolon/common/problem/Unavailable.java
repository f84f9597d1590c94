package io.symbolon.common.problem;

import java.time.Duration;

/**
 * A failure that passes: something this service needs cannot be had at present. Unhandled, also as the cause of another, it
 * is answered 503 with {@code Retry-After}.
 */
public interface Unavailable {
    /** When it is worth asking again; from now on. */
    Duration retryAfter();
}
