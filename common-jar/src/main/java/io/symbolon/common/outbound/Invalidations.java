package io.symbolon.common.outbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Which token was dropped last: one in 30 seconds, so that a target that refuses every token costs no request a call. */
final class Invalidations {
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private record Last(ServiceToken token, long at) {}

    private final AtomicReference<Last> last;

    Invalidations(long now) {
        this.last = new AtomicReference<>(new Last(null, now - PAUSE));
    }

    /** Alike for everybody who brings the same token: whoever comes second must not find it still in use. */
    boolean admits(ServiceToken token, long now) {
        Last known = last.get();
        if (known.token() != token && now - known.at() >= PAUSE) {
            last.compareAndSet(known, new Last(token, now));
        }
        return last.get().token() == token;
    }
}
