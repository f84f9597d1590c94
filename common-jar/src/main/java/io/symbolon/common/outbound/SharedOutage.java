package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether an endpoint could be reached when it was last asked for any user: a thousand users cost no thousand time limits. */
final class SharedOutage {
    private volatile Outage last;

    /** The failure that is still too recent, with the time that is left of its pause; else what the request brings. */
    TokenAnswer answerOr(Supplier<TokenAnswer> request, Timing timing) {
        Outage known = last;
        if (known != null && known.forbidsAskingAt(timing.now())) {
            Duration left = Duration.ofNanos(known.pauseEnds() - timing.now());
            return new Failed(
                    known.failed().reason(),
                    known.failed().detail(),
                    left,
                    known.failed().cause());
        }
        TokenAnswer answer = request.get();
        boolean away = answer instanceof Failed failed && failed.reason() == Reason.UNREACHABLE;
        last = away ? Outage.after(known, (Failed) answer, Outage.LONGEST_PAUSE_WITHOUT_TOKEN, timing) : null;
        return answer;
    }
}
