package io.symbolon.common.outbound;

import io.symbolon.common.outbound.TokenAnswer.Failed;
import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.time.Clock;
import java.time.Duration;

/** Tokens that speak for one user: none outlives the user's own. Thread-safe. */
final class ExchangeSource extends TokenSource {
    private final SubjectToken subject;
    private final Clock clock;

    ExchangeSource(TokenEndpoint endpoint, Grant grant, SubjectToken subject, Clock clock) {
        super(endpoint, grant);
        this.subject = subject;
        this.clock = clock;
    }

    @Override
    TokenAnswer request() {
        Duration left = Duration.between(clock.instant(), subject.expiresAt());
        if (left.isNegative() || left.isZero()) {
            return Failed.because(Reason.REFUSED, "the caller's token has expired");
        }
        TokenAnswer answer = super.request();
        boolean tooLong = answer instanceof Granted granted && granted.life().compareTo(left) >= 0;
        return tooLong ? ((Granted) answer).endingWithin(left) : answer;
    }
}
