package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A caller who waits for another's request waits no longer than his patience. */
class TokenSlotTest {
    private final MovableTime time = new MovableTime();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Answers when it is told to. */
    private final class SlowSource extends TokenSource {
        SlowSource() {
            super(null, null);
        }

        @Override
        TokenAnswer request() {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Granted(Secret.of("late"), Duration.ofMinutes(10));
        }
    }

    @Test
    void waiterLeavesWhenHisPatienceEndsAndTheRequestGoesOn() throws Exception {
        TokenSlot.Shared shared =
                new TokenSlot.Shared(time.timing(), Runnable::run, Duration.ofMillis(50), ClientMetrics.NONE);
        TokenSlot slot = new TokenSlot(TokenKey.own("mail"), Duration.ofSeconds(10), new SlowSource(), shared);
        ExecutorService leader = Executors.newSingleThreadExecutor();
        try {
            Future<ServiceToken> token = leader.submit(slot::token);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            TokenUnavailableException failure = catchThrowableOfType(TokenUnavailableException.class, slot::token);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            answered.countDown();
            assertThat(token.get(20, TimeUnit.SECONDS).value()).isEqualTo("late");
            assertThat(slot.token().value()).isEqualTo("late");
        } finally {
            leader.shutdownNow();
        }
    }
}
