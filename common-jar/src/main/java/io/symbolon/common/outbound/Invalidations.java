package io.symbolon.common.outbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which token was dropped last: one in 30 seconds, so that a target that refuses every token costs no request a call; one in
 * a second, where the target took the token that came after it. Thread-safe.
 */
final class Invalidations {
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();
    private static final long PAUSE_ONCE_TAKEN = Duration.ofSeconds(1).toNanos();

    /** @param succeeded whether the target has taken another token since */
    private record Last(ServiceToken token, long at, boolean succeeded) {
        boolean isOverAt(long now) {
            return now - at >= (succeeded ? PAUSE_ONCE_TAKEN : PAUSE);
        }
    }

    private final AtomicReference<Last> last;

    Invalidations(long now) {
        this.last = new AtomicReference<>(new Last(null, now - PAUSE, false));
    }

    /** Alike for everybody who brings the same token: whoever comes second must not find it still in use. */
    boolean admits(ServiceToken token, long now) {
        Last known = last.get();
        if (known.token() != token && known.isOverAt(now)) {
            last.compareAndSet(known, new Last(token, now, false));
        }
        return last.get().token() == token;
    }

    /** The target took this token. */
    void taken(ServiceToken token) {
        Last known = last.get();
        if (!known.succeeded() && known.token() != token) {
            last.compareAndSet(known, new Last(known.token(), known.at(), true));
        }
    }
}
