package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.time.Duration;

/** Tokens that speak for one user: none outlives the user's own, and no user finds out anew that auth is away. Thread-safe. */
final class ExchangeSource extends TokenSource {
    private final SubjectToken subject;
    private final SharedOutage outage;
    private final Timing timing;

    ExchangeSource(TokenEndpoint endpoint, Grant grant, SubjectToken subject, SharedOutage outage, Timing timing) {
        super(endpoint, grant);
        this.subject = subject;
        this.outage = outage;
        this.timing = timing;
    }

    @Override
    TokenAnswer request() {
        Duration left = Duration.between(timing.clock().instant(), subject.expiresAt());
        if (left.isNegative() || left.isZero()) {
            return Failed.because(Reason.SUBJECT_EXPIRED, "the caller's token has expired");
        }
        TokenAnswer answer = outage.answerOr(super::request, timing);
        if (answer instanceof Failed failed && TokenMessages.isInvalidRequest(failed)) {
            return new Failed(
                    Reason.SUBJECT_REFUSED, "the caller's token is good no longer", failed.retryAfter(), null);
        }
        boolean tooLong = answer instanceof Granted granted && granted.life().compareTo(left) >= 0;
        return tooLong ? ((Granted) answer).endingWithin(left) : answer;
    }
}
